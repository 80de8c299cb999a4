// SPDX-License-Identifier: Apache-2.0
// Which languages there are, and which of them fits what a person's browser asks for.
import type { Shelves } from '../content/shape';
import type { Messages } from './generated/messages';
import en from './generated/en';
import { words_of_parts, type Part } from './generated/parts';

export type Catalogue = Record<keyof Messages, (fields?: object) => string>;

export interface Language {
  tag: string;
  // In its own words, so that whoever needs it can read it.
  name: string;
  load(): Promise<Catalogue>;
  // The words of what opens later.
  load_part(part: Part): Promise<Catalogue>;
  // The pages to read.
  load_content(): Promise<Shelves>;
}

export const english = en as Catalogue;

const part_in = (language: keyof typeof words_of_parts) => async (part: Part) =>
  (await words_of_parts[language][part]()).default as Catalogue;

const english_part = part_in('en');

const english_content = async () => (await import('../content/en')).default;

export const languages: Language[] = [
  {
    tag: 'en',
    name: 'English',
    load: async () => english,
    load_part: english_part,
    load_content: english_content,
  },
  {
    tag: 'es',
    name: 'Español',
    load: async () => (await import('./generated/es')).default as Catalogue,
    load_part: part_in('es'),
    load_content: async () => (await import('../content/es')).default,
  },
];

// English with every letter changed: shows at a glance what does not go through the catalogue,
// and what breaks when words grow by a third.
export const pseudo: Language = {
  tag: 'en-XA',
  name: 'Pseudo',
  load: async () => (await import('./pseudo')).pseudo_of(english),
  load_part: async (part) => (await import('./pseudo')).pseudo_of(await english_part(part)),
  load_content: english_content,
};

// `sv-SE` is served by `sv`: a region never stands in the way of a language.
export function negotiate(wanted: readonly string[], offered = languages): Language {
  for (const tag of wanted) {
    const fits = (other: string) => offered.find(({ tag }) => tag.toLowerCase() === other);
    const found = fits(tag.toLowerCase()) ?? fits(tag.toLowerCase().split('-')[0] ?? '');
    if (found) return found;
  }
  return offered[0]!;
}

const right_to_left = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'yi', 'dv', 'ckb']);

export function direction(tag: string): 'ltr' | 'rtl' {
  return right_to_left.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
