// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Document, GoalView, Occasion } from '../wire/generated';
import { due_again } from './occasions';
import { given } from './testing/thursday';

const at = (occasion: Occasion): Document => ({
  course: { this: { ...given('between', 'jo').doc.course!['this']!, occasion } },
});

const revision = { version: 1, by: 'jo', at: 0 };

const drawn = (due: Occasion, ...places: Occasion[]): Document => ({
  ...at(due),
  ties: {
    t1: { seat: 'jo', revision, places: places.map((occasion) => ({ occasion, at: 0 })) },
    t2: { seat: 'ana', revision, places: [{ occasion: 'midpoint', at: 0 }] },
  },
});

const goal = (state: GoalView['state'], ...reviews: Occasion[]): Document['goals'] => ({
  g1: {
    seat: 'jo',
    state,
    sharing: 'facilitator',
    history: [],
    reviews: reviews.map((occasion) => ({ occasion, at: 0 })),
  },
});

test('a circle is drawn again once, and only by whoever drew one', () => {
  const midpoint = { occasion: 'midpoint', people: true, goals: false };
  expect(due_again(drawn('start', 'start'), 'jo')).toBeUndefined();
  expect(due_again(drawn('midpoint', 'start'), 'jo')).toEqual(midpoint);
  expect(due_again(drawn('midpoint', 'start', 'midpoint'), 'jo')).toBeUndefined();
  expect(due_again(drawn('midpoint'), 'jo')).toBeUndefined();
});

test('goals are asked for of whoever drew no circle too, once on each occasion', () => {
  const end = { occasion: 'end', people: false, goals: true };
  const goals_only = (...reviews: Occasion[]) => ({
    ...at('end'),
    goals: goal('active', ...reviews),
  });
  expect(due_again(goals_only(), 'jo')).toEqual(end);
  expect(due_again(goals_only('start', 'midpoint'), 'jo')).toEqual(end);
  expect(due_again(goals_only('start', 'end'), 'jo')).toBeUndefined();
  expect(due_again(goals_only(), 'ana')).toBeUndefined();
  expect(due_again({ ...at('end'), goals: goal('aside') }, 'jo')).toBeUndefined();
  expect(due_again({ ...at('start'), goals: goal('active') }, 'jo')).toBeUndefined();
  const both = { ...drawn('end', 'start'), goals: goal('active', 'start') };
  expect(due_again(both, 'jo')).toEqual({ ...end, people: true });
});
