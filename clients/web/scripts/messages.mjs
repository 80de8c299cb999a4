// SPDX-License-Identifier: Apache-2.0
// Compiles src/i18n/<language>.json (ICU MessageFormat) into modules, and types their arguments.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';
import { parse } from '@messageformat/parser';

const here = new URL('../src/i18n/', import.meta.url);
const out = new URL('generated/', here);

function arguments_of(tokens, found = new Map()) {
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

function type_line(key, message) {
  const found = [...arguments_of(parse(message))].map(([name, type]) => `${name}: ${type}`);
  const type = found.length ? `{ ${found.join('; ')} }` : 'undefined';
  return `  ${JSON.stringify(key)}: ${type};`;
}

// The words that only staff read are a part of their own: no member's phone loads them.
const parts = ['', 'lead/'];

function catalogue(part, language) {
  return JSON.parse(readFileSync(new URL(`${part}${language}.json`, here), 'utf8'));
}

const languages = readdirSync(here)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -5));
const lines = [];

for (const part of parts) {
  const english = catalogue(part, 'en');
  mkdirSync(new URL(part, out), { recursive: true });
  for (const language of languages) {
    const messages = catalogue(part, language);
    for (const key of Object.keys(english)) {
      if (!(key in messages)) throw new Error(`${part}${language}.json lacks "${key}"`);
    }
    const code = compileModule(new MessageFormat(language), messages);
    writeFileSync(new URL(`${part}${language}.ts`, out), `// @ts-nocheck\n${code}`);
  }
  lines.push(...Object.entries(english).map(([key, message]) => type_line(key, message)));
}
writeFileSync(new URL('messages.ts', out), `export interface Messages {\n${lines.join('\n')}\n}\n`);
