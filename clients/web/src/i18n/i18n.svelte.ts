// SPDX-License-Identifier: Apache-2.0
// t('key', {…}): every word on every screen comes from here, and changes language without a reload.
import { phone_keep, right_keep, tab_keep } from '../wire/keep';
import type { Messages } from './generated/messages';
import { direction, english, languages, negotiate, pseudo, type Language } from './languages';

export type Key = keyof Messages;
// A key whose message needs no fields.
export type PlainKey = { [K in Key]: Messages[K] extends undefined ? K : never }[Key];

let current = $state.raw({ tag: 'en', catalogue: english });

export function t(key: PlainKey): string;
export function t<K extends Key>(key: K, fields: Messages[K]): string;
export function t(key: Key, fields?: object): string {
  return current.catalogue[key](fields);
}

export function language(): string {
  return current.tag;
}

export async function speak(chosen: Language): Promise<void> {
  current = { tag: chosen.tag, catalogue: await chosen.load() };
  document.documentElement.lang = chosen.tag;
  document.documentElement.dir = direction(chosen.tag);
  document.title = t('app.title');
}

// A choice made by hand is kept where this phone may keep things.
export async function choose_language(chosen: Language): Promise<void> {
  right_keep().set('language', chosen.tag);
  await speak(chosen);
}

export async function start_language(): Promise<void> {
  const kept = tab_keep.get('language') ?? phone_keep.get('language');
  if (kept === pseudo.tag) return speak(pseudo);
  await speak(negotiate([...(kept ? [kept] : []), ...navigator.languages], languages));
}
