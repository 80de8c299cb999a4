// SPDX-License-Identifier: Apache-2.0
// When the circle and the goals are looked at: at the start, half-way and at the end.
import type { Document, Occasion } from '../wire/generated';
import { all, course } from './views';

export const occasions: readonly Occasion[] = ['start', 'midpoint', 'end'];

// Which one the course has come to.
export const occasion_due = (doc: Document): Occasion => course(doc)?.occasion ?? 'start';

export const is_later = (one: Occasion, other: Occasion): boolean =>
  occasions.indexOf(one) > occasions.indexOf(other);

// A member whose circle of before may be drawn anew now; undefined: there is nothing to do.
export function due_again(doc: Document, seat: string | undefined): Occasion | undefined {
  const due = occasion_due(doc);
  const drawn = all(doc.ties)
    .filter((tie) => tie.seat === seat)
    .flatMap(({ places }) => places.map(({ occasion }) => occasion));
  return drawn.length > 0 && drawn.every((one) => is_later(due, one)) ? due : undefined;
}
