// SPDX-License-Identifier: Apache-2.0
// What stands on the screen, from the catalogue itself: tests read what people read.
import { readFileSync } from 'node:fs';

const catalogue = JSON.parse(
  readFileSync(new URL('../../../clients/web/src/i18n/en.json', import.meta.url), 'utf8'),
);

export function w(key, given = {}) {
  const text = catalogue[key];
  if (text === undefined) throw new Error(`the catalogue has no ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => given[name] ?? '');
}
