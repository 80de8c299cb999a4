// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { dialled, help_places, place_of_zone } from './help_places';

test('every place has an emergency number and a line with its source', () => {
  for (const place of help_places) {
    expect(place.emergency).toMatch(/^\d{3}$/);
    expect(place.lines.length).toBeGreaterThan(0);
    for (const line of place.lines) {
      expect(dialled(line.call)).toMatch(/^\d{3,12}$/);
      expect(line.source).toMatch(/^[a-z0-9.-]+\.[a-z]+$/);
    }
  }
});

test('a time zone tells where somebody probably is', () => {
  expect(place_of_zone('America/Indiana/Knox')?.code).toBe('US');
  expect(place_of_zone('Australia/Perth')?.code).toBe('AU');
  expect(place_of_zone('Asia/Kathmandu')).toBeUndefined();
});
