// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Document, Occasion } from '../wire/generated';
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

test('a circle is drawn again once, and only by whoever drew one', () => {
  expect(due_again(drawn('start', 'start'), 'jo')).toBeUndefined();
  expect(due_again(drawn('midpoint', 'start'), 'jo')).toBe('midpoint');
  expect(due_again(drawn('midpoint', 'start', 'midpoint'), 'jo')).toBeUndefined();
  expect(due_again(drawn('midpoint'), 'jo')).toBeUndefined();
});
