// SPDX-License-Identifier: Apache-2.0
// What makes a language complete: the keys of English, the same fields, its own plural forms.
import { parse } from '@messageformat/parser';

// People count to a few hundred here; a form for millions alone is not asked for.
const counted = [...Array(301).keys()];

export function arguments_of(tokens, found = new Map()) {
  for (const token of tokens) {
    if (token.type === 'argument') found.set(token.arg, found.get(token.arg) ?? 'string | number');
    if (token.type === 'function') found.set(token.arg, 'number');
    if (token.type === 'plural' || token.type === 'selectordinal') found.set(token.arg, 'number');
    if (token.type === 'select') {
      const keys = token.cases.map((c) => c.key).filter((key) => key !== 'other');
      found.set(token.arg, [...keys.map((key) => JSON.stringify(key)), 'string & {}'].join(' | '));
    }
    for (const one of token.cases ?? []) arguments_of(one.tokens, found);
  }
  return found;
}

// Sentences that say what to mend in `file`, the words of `language`.
export function faults_of(file, language, english, words) {
  const faults = [];
  for (const [key, message] of Object.entries(english)) {
    if (!(key in words)) {
      faults.push(`${file} lacks "${key}". In English: "${message}". Add it to ${file}.`);
      continue;
    }
    for (const fault of message_faults(language, message, words[key])) {
      faults.push(`${file}, "${key}": ${fault}`);
    }
  }
  for (const key of Object.keys(words)) {
    if (!(key in english)) faults.push(`${file} has "${key}", which English has not. Remove it.`);
  }
  return faults;
}

function message_faults(language, english, words) {
  let tokens;
  try {
    tokens = parse(words);
  } catch (fault) {
    return [`cannot be read: ${fault.message.split('\n')[0]}`];
  }
  const [wanted, given] = [parse(english), tokens].map((read) => fields_said(arguments_of(read)));
  const faults = wanted === given ? [] : [`needs the fields ${wanted}, has ${given}.`];
  return [...faults, ...missing_forms(language, tokens)];
}

function fields_said(fields) {
  const sorted = [...fields].map(([name, type]) => {
    const kind = type.startsWith('"') ? type.split(' | ').sort().join(' | ') : type;
    return `{${name}: ${kind.replace(' | string & {}', ' | other').replace('string | number', 'words')}}`;
  });
  return sorted.sort().join(' ') || '(none)';
}

function missing_forms(language, tokens) {
  const faults = [];
  for (const { type, arg, cases = [] } of tokens) {
    if (type === 'plural' || type === 'selectordinal') {
      const rules = new Intl.PluralRules(language, {
        type: type === 'plural' ? 'cardinal' : 'ordinal',
      });
      const forms = new Set(counted.map((n) => rules.select(n))).add('other');
      const lacking = [...forms].filter((form) => !cases.some(({ key }) => key === form));
      if (lacking.length) faults.push(`{${arg}} lacks the forms ${lacking.join(', ')}.`);
    }
    for (const one of cases) faults.push(...missing_forms(language, one.tokens));
  }
  return faults;
}
