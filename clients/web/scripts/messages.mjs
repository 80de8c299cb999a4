// SPDX-License-Identifier: Apache-2.0
// Compiles src/i18n/<language>.json (ICU MessageFormat) into modules, and types their arguments.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';
import { parse } from '@messageformat/parser';
import { arguments_of, faults_of } from './catalogues.mjs';

const here = new URL('../src/i18n/', import.meta.url);
const out = new URL('generated/', here);

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
const faults = [];

for (const part of parts) {
  const english = catalogue(part, 'en');
  mkdirSync(new URL(part, out), { recursive: true });
  for (const language of languages) {
    const messages = catalogue(part, language);
    faults.push(...faults_of(`src/i18n/${part}${language}.json`, language, english, messages));
    if (faults.length) continue;
    const code = compileModule(new MessageFormat(language), messages);
    writeFileSync(new URL(`${part}${language}.ts`, out), `// @ts-nocheck\n${code}`);
  }
  lines.push(...Object.entries(english).map(([key, message]) => type_line(key, message)));
}
if (faults.length) {
  console.error(`The words are not complete in every language:\n${faults.join('\n')}`);
  process.exit(1);
}
writeFileSync(new URL('messages.ts', out), `export interface Messages {\n${lines.join('\n')}\n}\n`);
