// SPDX-License-Identifier: Apache-2.0
// What stands on the screen, from the catalogue itself: tests read what people read.
import { readdirSync, readFileSync } from 'node:fs';

const words = new URL('../../../clients/web/src/i18n/', import.meta.url);
const files = readdirSync(words, { recursive: true }).filter((name) => /(^|[/.])en\.json$/.test(name));
const catalogue = Object.assign(
  {},
  ...files.map((name) => JSON.parse(readFileSync(new URL(name, words), 'utf8'))),
);

export function w(key, given = {}) {
  const text = catalogue[key];
  if (text === undefined) throw new Error(`the catalogue has no ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => given[name] ?? '');
}
