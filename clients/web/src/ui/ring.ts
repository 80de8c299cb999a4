// SPDX-License-Identifier: Apache-2.0
// Where the seats of a circle stand, and the few letters that a seat wears.

export const size = 420;
export const middle = size / 2;

export interface Place {
  x: number;
  y: number;
  seat_radius: number;
}

// Starting at the top, in the order given. More people sit on smaller seats.
export function places(count: number): Place[] {
  const seat_radius = count > 10 ? 22 : 27;
  const radius = middle - seat_radius - 32;
  return Array.from({ length: count }, (_, index) => {
    const angle = -Math.PI / 2 + (index * 2 * Math.PI) / count;
    return {
      x: middle + radius * Math.cos(angle),
      // A little higher, for the names below the seats.
      y: middle - 8 + radius * Math.sin(angle),
      seat_radius,
    };
  });
}

// The first letters of each name: one more where two would be the same.
export function short_names(names: readonly string[]): string[] {
  const letters = names.map(graphemes);
  return letters.map((own, index) => {
    const alike = (length: number) =>
      letters.some(
        (other, at) => at !== index && same(other.slice(0, length), own.slice(0, length)),
      );
    return own.slice(0, alike(2) ? 3 : 2).join('');
  });
}

export function fitting(name: string, letters = 10): string {
  const all = graphemes(name);
  return all.length > letters ? `${all.slice(0, letters - 1).join('')}…` : name;
}

// Made once: it costs more than all the names of a group.
const segmenter = 'Segmenter' in Intl && new Intl.Segmenter();

function graphemes(text: string): string[] {
  const one_by_one = !segmenter || /^[ -~]*$/.test(text);
  return one_by_one ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function same(one: string[], other: string[]): boolean {
  return one.join('').toLowerCase() === other.join('').toLowerCase();
}
