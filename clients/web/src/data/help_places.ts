// SPDX-License-Identifier: Apache-2.0
// Whom to call, by place. The clinic's own list may take the place of this file.
import file from './help_places.json';

export interface HelpLine {
  name: string;
  call: string;
  text?: string;
  // "always", "day", or hours in words.
  hours: string;
  // The site of those who run it.
  source: string;
}

export interface HelpPlace {
  code: string;
  name: string;
  // Time zones that lie in it: a guess, which the reader can change.
  zones: string[];
  emergency: string;
  lines: HelpLine[];
}

export const help_places: HelpPlace[] = file.places;

// In the reader's language; a place of the clinic's own list stays as the clinic called it.
export function place_name(place: HelpPlace, language: string): string {
  if (!help_places.includes(place)) return place.name;
  return new Intl.DisplayNames([language], { type: 'region' }).of(place.code) ?? place.name;
}

export function place_of_zone(zone: string, places = help_places): HelpPlace | undefined {
  return places.find(({ zones }) =>
    zones.some((one) => (one.endsWith('/') ? zone.startsWith(one) : zone === one)),
  );
}

export function dialled(number: string): string {
  return number.replaceAll(/[^+\d]/g, '');
}
