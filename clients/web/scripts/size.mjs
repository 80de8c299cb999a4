// SPDX-License-Identifier: Apache-2.0
// The gate: what a member's phone loads stays small. Our users are on slow lines and old phones.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const script_limit = 90_000;
const style_limit = 20_000;
// Loaded by who reads this language, and by who opens a page to read.
const language_limit = 15_000;
const content_limit = 25_000;

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist)));
const member = new Set();
const later = [];

// Everything that a member can reach, loaded or not: all screens but those of the staff. Apart:
// languages other than English, and pages to read.
function reach(source) {
  if (member.has(source) || source.includes('/lead/') || source.includes('pseudo')) return;
  member.add(source);
  const { imports = [], dynamicImports = [] } = manifest[source];
  for (const next of [...imports, ...dynamicImports]) {
    const [, part, language] =
      /^src\/(i18n|content)\/(?:generated\/)?([\w-]+)\.ts$/.exec(next) ?? [];
    if (part && language !== 'pseudo') later.push({ part, language, file: manifest[next].file });
    else reach(next);
  }
}
reach('index.html');

const packed = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
const sum = (files) => [...new Set(files)].reduce((total, file) => total + packed(file), 0);
const chunks = [...member].map((source) => manifest[source]);
const sizes = [
  [
    'member scripts',
    sum(chunks.map(({ file }) => file).filter((file) => file.endsWith('.js'))),
    script_limit,
  ],
  ['member styles', sum(chunks.flatMap(({ css = [] }) => css)), style_limit],
  ...later.map(({ part, language, file }) => [
    part === 'i18n' ? `besides, in "${language}"` : `when opened, pages to read in "${language}"`,
    packed(file),
    part === 'i18n' ? language_limit : content_limit,
  ]),
];

let over = false;
for (const [what, bytes, limit] of sizes) {
  console.log(`${what}: ${(bytes / 1000).toFixed(1)} kB gzip, at most ${limit / 1000} kB`);
  over ||= bytes > limit;
}
if (over) {
  console.error('Too much for a member’s phone.');
  process.exit(1);
}
