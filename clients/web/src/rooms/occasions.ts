// SPDX-License-Identifier: Apache-2.0
// When the circle and the goals are looked at: at the start, half-way and at the end.
import type { Document, Occasion } from '../wire/generated';
import { all, course, goals_of } from './views';

export const occasions: readonly Occasion[] = ['start', 'midpoint', 'end'];

// Which one the course has come to.
export const occasion_due = (doc: Document): Occasion => course(doc)?.occasion ?? 'start';

export const is_later = (one: Occasion, other: Occasion): boolean =>
  occasions.indexOf(one) > occasions.indexOf(other);

export interface LookAgain {
  occasion: Exclude<Occasion, 'start'>;
  people: boolean;
  goals: boolean;
}

// What a member may look at again now: a circle of before to draw anew, and goals of which they
// have not said yet how near they came. Undefined: there is nothing to do.
export function due_again(doc: Document, seat: string | undefined): LookAgain | undefined {
  const occasion = occasion_due(doc);
  if (occasion === 'start') return undefined;
  const not_yet = (made: readonly { occasion: Occasion }[]) =>
    made.every((one) => is_later(occasion, one.occasion));
  const drawn = all(doc.ties)
    .filter((tie) => tie.seat === seat)
    .flatMap(({ places }) => places);
  const people = drawn.length > 0 && not_yet(drawn);
  const goals = goals_of(doc, seat).some(
    ({ state, reviews }) => state === 'active' && not_yet(reviews),
  );
  return people || goals ? { occasion, people, goals } : undefined;
}
