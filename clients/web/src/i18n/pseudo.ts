// SPDX-License-Identifier: Apache-2.0
// Makes a catalogue that no person speaks, to test with.
import type { Catalogue } from './languages';

const plain = 'aceinorsuyACEINORSUY';
const changed = 'áçéîñóŕšúýÁÇÉÎÑÓŔŠÚÝ';

function pseudo_text(text: string): string {
  const letters = [...text].map((letter) => {
    const at = plain.indexOf(letter);
    return at < 0 ? letter : [...changed][at];
  });
  return `[${letters.join('')}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}

export function pseudo_of(catalogue: Catalogue): Catalogue {
  const entries = Object.entries(catalogue).map(([key, message]) => [
    key,
    (fields?: object) => pseudo_text(message(fields)),
  ]);
  return Object.fromEntries(entries);
}
