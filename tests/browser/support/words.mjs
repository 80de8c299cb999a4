// SPDX-License-Identifier: Apache-2.0
// What stands on the screen, from the catalogue itself: tests read what people read.
import { readdirSync, readFileSync } from 'node:fs';

const words = new URL('../../../clients/web/src/i18n/', import.meta.url);
const part = (name) => JSON.parse(readFileSync(new URL(name, words), 'utf8'));
const files = ['', 'lead/', 'together/', 'away/', 'lead/absence.', 'lead/papers.', 'course/', 'doors/', 'form/', 'pregroup/'];
const catalogue = Object.assign({}, ...files.map((name) => part(`${name}en.json`)));

export function w(key, given = {}) {
  const text = catalogue[key];
  if (text === undefined) throw new Error(`the catalogue has no ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => given[name] ?? '');
}
