// SPDX-License-Identifier: Apache-2.0
// The gate: what a member's phone loads stays small. Our users are on slow lines and old phones.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { apart, part_of, staff } from './parts.mjs';

const script_limit = 90_000;
const style_limit = 20_000;
// Loaded by who reads this language, by who opens a page to read, and by who opens a part.
const limits = { words: 15_000, pages: 25_000, part: 30_000 };

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist)));
const member = new Set();
const later = new Map();

// All that a member loads to be in the group. Apart: the staff's screens, languages other than
// English, pages to read, and the parts that open later.
function reach(source) {
  if (member.has(source) || source.includes('pseudo')) return;
  const found = apart(source);
  if (found?.part === staff) return;
  if (found) return void later.set(source, found);
  member.add(source);
  const { imports = [], dynamicImports = [] } = manifest[source];
  for (const next of [...imports, ...dynamicImports]) reach(next);
}
reach('index.html');
for (const source of Object.keys(manifest)) {
  if (part_of(source) && part_of(source) !== staff) later.set(source, apart(source));
}

function said({ kind, part, language }) {
  if (kind === 'pages') return `when opened, pages to read in "${language}"`;
  if (kind === 'words') return `besides, in "${language}"${part ? ` of ${part}` : ''}`;
  return `when opened, ${part}`;
}

const groups = new Map();
for (const [source, found] of later) {
  groups.set(said(found), [...(groups.get(said(found)) ?? []), { source, ...found }]);
}

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
  ...[...groups].map(([name, found]) => [
    name,
    sum(found.map(({ source }) => manifest[source].file)),
    limits[found[0].kind],
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
