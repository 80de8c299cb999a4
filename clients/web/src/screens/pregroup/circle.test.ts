// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { free_angle, moved, placement_at, point_of, rings } from './circle';

test('whoever is put somewhere stands there', () => {
  for (const closeness of rings) {
    for (const angle of [0, 45, 90, 180, 271, 359]) {
      expect(placement_at(point_of({ closeness, angle }))).toEqual({ closeness, angle });
    }
  }
});

test('a step towards the middle is nearer, whatever the direction', () => {
  expect(placement_at({ x: 50, y: 40 }).closeness).toBe('closest');
  expect(placement_at({ x: 74, y: 50 }).closeness).toBe('close');
  expect(placement_at({ x: 50, y: 85 }).closeness).toBe('further');
  expect(placement_at({ x: 2, y: 2 }).closeness).toBe('outside');
});

test('arrow keys bring nearer, move away and turn', () => {
  const here = { closeness: 'close', angle: 350 } as const;
  expect(moved(here, 'ArrowUp')).toEqual({ closeness: 'closest', angle: 350 });
  expect(moved(here, 'ArrowDown')).toEqual({ closeness: 'further', angle: 350 });
  expect(moved(here, 'ArrowRight')).toEqual({ closeness: 'close', angle: 5 });
  expect(moved({ ...here, angle: 0 }, 'ArrowLeft')).toEqual({ closeness: 'close', angle: 345 });
  expect(moved({ ...here, closeness: 'closest' }, 'ArrowUp')).toBeUndefined();
  expect(moved({ ...here, closeness: 'outside' }, 'ArrowDown')).toBeUndefined();
  expect(moved(here, 'Enter')).toBeUndefined();
});

test('somebody new stands where there is room', () => {
  expect(free_angle([])).toBe(0);
  expect(free_angle([{ closeness: 'close', angle: 90 }])).toBe(270);
  const two = [0, 90].map((angle) => ({ closeness: 'close' as const, angle }));
  expect(free_angle(two)).toBe(225);
});
