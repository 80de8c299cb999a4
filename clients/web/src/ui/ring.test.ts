// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fitting, places, short_names, size } from './ring';

test('two people with names alike wear a letter more', () => {
  expect(short_names(['Amina', 'Amy', 'Luis', 'O'])).toEqual(['Ami', 'Amy', 'Lu', 'O']);
});

test('a letter of any script is one letter', () => {
  expect(short_names(['ஸ்ரீ', '👩‍👧 Mo'])[1]).toBe('👩‍👧 ');
  expect(fitting('Bartholomew-James')).toBe('Bartholom…');
});

test.each([2, 6, 9, 12, 14])('%i seats never touch, and stay in the picture', (count) => {
  const seats = places(count);
  for (const [index, seat] of seats.entries()) {
    expect(seat.x - seat.seat_radius).toBeGreaterThan(0);
    expect(seat.y + seat.seat_radius).toBeLessThan(size);
    const next = seats[(index + 1) % count]!;
    const apart = Math.hypot(next.x - seat.x, next.y - seat.y);
    expect(apart).toBeGreaterThan(2 * seat.seat_radius + 8);
  }
});
