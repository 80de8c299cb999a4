// SPDX-License-Identifier: Apache-2.0
// The parts of the page that come when they are first opened. Each has its words in
// src/i18n/<part>/ and its screens in src/screens/<part>/.
import { readdirSync } from 'node:fs';

export const parts = readdirSync(new URL('../src/i18n/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
  .map(({ name }) => name)
  .sort();

// What only facilitators open: no member's phone keeps it.
export const staff = 'lead';

// Which part a module of the source, or a chunk of the manifest, belongs to; undefined: to none.
export const part_of = (source) =>
  parts.find(
    (part) =>
      source.includes(`/screens/${part}/`) ||
      source.includes(`/i18n/generated/${part}/`) ||
      source.startsWith(`_${part}-`),
  );

// What of the manifest is loaded apart: { kind, part, language }; undefined: it is not.
export function apart(source) {
  const [, words, language] = /^src\/i18n\/generated\/(?:(\w+)\/)?([\w-]+)\.ts$/.exec(source) ?? [];
  if (language && language !== 'en') return { kind: 'words', part: words, language };
  const [, pages] = /^src\/content\/([\w-]+)\.ts$/.exec(source) ?? [];
  if (pages) return { kind: 'pages', language: pages };
  const part = part_of(source);
  return part && { kind: 'part', part };
}
