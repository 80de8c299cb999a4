// SPDX-License-Identifier: Apache-2.0
// Compiles src/i18n/<language>.json (ICU MessageFormat) into modules, and types their arguments.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';
import { parse } from '@messageformat/parser';
import { arguments_of, faults_of } from './catalogues.mjs';
import { parts } from './parts.mjs';

const here = new URL('../src/i18n/', import.meta.url);
const out = new URL('generated/', here);

function type_line(key, message) {
  const found = [...arguments_of(parse(message))].map(([name, type]) => `${name}: ${type}`);
  const type = found.length ? `{ ${found.join('; ')} }` : 'undefined';
  return `  ${JSON.stringify(key)}: ${type};`;
}

const read = (file) => JSON.parse(readFileSync(new URL(file, here), 'utf8'));
const read_if_there = (file) => (existsSync(new URL(file, here)) ? read(file) : {});
const json_files = (part) =>
  readdirSync(new URL(part || './', here)).filter((name) => name.endsWith('.json'));

// A family of words may have a file of its own: read.en.json stands beside en.json.
function families_of(part) {
  return json_files(part)
    .filter((name) => /^([\w-]+\.)?en\.json$/.test(name))
    .map((name) => part + name.replace(/en\.json$/, ''));
}

const languages = json_files('')
  .filter((name) => /^[\w-]+\.json$/.test(name))
  .map((name) => name.slice(0, -5));
const lines = [];
const faults = [];

for (const part of ['', ...parts.map((name) => `${name}/`)]) {
  const families = families_of(part);
  mkdirSync(new URL(part, out), { recursive: true });
  for (const language of languages) {
    const messages = {};
    for (const family of families) {
      const file = `${family}${language}.json`;
      const words = read_if_there(file);
      faults.push(...faults_of(`src/i18n/${file}`, language, read(`${family}en.json`), words));
      Object.assign(messages, words);
    }
    if (faults.length) continue;
    const code = compileModule(new MessageFormat(language), messages);
    writeFileSync(new URL(`${part}${language}.ts`, out), `// @ts-nocheck\n${code}`);
    if (language !== 'en') continue;
    lines.push(...Object.entries(messages).map(([key, message]) => type_line(key, message)));
  }
}
if (faults.length) {
  console.error(`The words are not complete in every language:\n${faults.join('\n')}`);
  process.exit(1);
}
writeFileSync(new URL('messages.ts', out), `export interface Messages {\n${lines.join('\n')}\n}\n`);

const loads = (language) =>
  parts.map((part) => `    ${part}: () => import('./${part}/${language}'),\n`).join('');
const by_language = languages.map((language) => `  ${language}: {\n${loads(language)}  },\n`);
writeFileSync(
  new URL('parts.ts', out),
  `export const words_of_parts = {\n${by_language.join('')}};\n` +
    `export type Part = keyof typeof words_of_parts.en;\n`,
);
