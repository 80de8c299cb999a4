// SPDX-License-Identifier: Apache-2.0
// t('key', {…}): every word on every screen comes from here, and changes language without a reload.
import { phone_keep, right_keep, tab_keep } from '../wire/keep';
import type { Messages } from './generated/messages';
import type { Part } from './generated/parts';
import { direction, english, languages, negotiate, pseudo } from './languages';
import type { Catalogue, Language } from './languages';

export type Key = keyof Messages;
// A key whose message needs no fields.
export type PlainKey = { [K in Key]: Messages[K] extends undefined ? K : never }[Key];

let current = $state.raw({ tag: 'en', catalogue: english });
let chosen: Language = languages[0]!;
// The parts that were opened, and their words.
const coming = new Map<Part, Promise<void>>();
// What has come of each language. Parts load side by side, and the last to come loses no other's.
const loaded = new Map<Language, Catalogue>();

export function t(key: PlainKey): string;
export function t<K extends Key>(key: K, fields: Messages[K]): string;
export function t(key: Key, fields?: object): string {
  return current.catalogue[key](fields);
}

// What the catalogue says of a key that comes from elsewhere, such as a refusal's code.
export function said(key: string): string | undefined {
  return current.catalogue[key as Key]?.();
}

export function language(): string {
  return current.tag;
}

export async function speak(wanted: Language): Promise<void> {
  chosen = wanted;
  const words = [wanted.load(), ...[...coming.keys()].map((part) => wanted.load_part(part))];
  const came = await Promise.all(words);
  const catalogue: Catalogue = Object.assign({}, loaded.get(wanted), ...came);
  loaded.set(wanted, catalogue);
  if (chosen !== wanted) return;
  current = { tag: wanted.tag, catalogue };
  document.documentElement.lang = wanted.tag;
  document.documentElement.dir = direction(wanted.tag);
  document.title = t('app.title');
}

// A screen of a part that opens later, and the words on it: both are here before it is shown, for
// each of several screens of the part that open at once.
export async function with_words<Screen>(part: Part, screen: Promise<Screen>): Promise<Screen> {
  let words = coming.get(part);
  if (!words) {
    // Only once the part is among those whose words are loaded.
    words = Promise.resolve().then(() => speak(chosen));
    coming.set(part, words);
    words.catch(() => coming.delete(part));
  }
  await words;
  return screen;
}

// A choice made by hand is kept where this phone may keep things.
export async function choose_language(wanted: Language): Promise<void> {
  await speak(wanted);
  right_keep().set('language', wanted.tag);
}

export async function start_language(): Promise<void> {
  const kept = tab_keep.get('language') ?? phone_keep.get('language');
  if (kept === pseudo.tag) return speak(pseudo);
  const wanted = negotiate([...(kept ? [kept] : []), ...navigator.languages], languages);
  // English is always here: no language that does not arrive keeps the page from opening.
  await speak(wanted).catch(() => speak(languages[0]!));
}
