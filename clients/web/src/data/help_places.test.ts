// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { dialled, help_places, place_name, place_of_zone, type HelpPlace } from './help_places';

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

test('places are named in the reader’s language, and as the clinic names its own', () => {
  const named = (place: HelpPlace) => place_name(place, 'es');
  expect(help_places.map(named)).toContain('Reino Unido');
  expect(named({ ...help_places[0]!, name: 'Maple county' })).toBe('Maple county');
});
