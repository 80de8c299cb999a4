// SPDX-License-Identifier: Apache-2.0
// Where words wait until they are saved. In a shared browser they live as long as the tab; only
// when somebody said "this phone is only mine" do they outlive it.

const prefix = 'octet/';
const only_mine_key = `${prefix}only_mine`;

export interface Keep {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  // Keys that begin with `start`, sorted.
  keys(start: string): string[];
}

export class StorageKeep implements Keep {
  constructor(private readonly storage: () => Storage) {}

  get(key: string): string | undefined {
    return attempt(() => this.storage().getItem(prefix + key)) ?? undefined;
  }

  // A browser that refuses storage still keeps the words in memory, as long as the page lives.
  set(key: string, value: string): void {
    attempt(() => this.storage().setItem(prefix + key, value));
  }

  remove(key: string): void {
    attempt(() => this.storage().removeItem(prefix + key));
  }

  keys(start: string): string[] {
    const all = attempt(() => Object.keys(this.storage())) ?? [];
    return all
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => key.slice(prefix.length))
      .sort();
  }
}

export const tab_keep: Keep = new StorageKeep(() => sessionStorage);
export const phone_keep: Keep = new StorageKeep(() => localStorage);

export function only_mine(): boolean {
  return attempt(() => localStorage.getItem(only_mine_key)) === 'yes';
}

export function set_only_mine(mine: boolean): void {
  if (mine) attempt(() => localStorage.setItem(only_mine_key, 'yes'));
  else attempt(() => localStorage.removeItem(only_mine_key));
}

// The place that fits the answer to "Is this phone only yours?".
export function right_keep(): Keep {
  return only_mine() ? phone_keep : tab_keep;
}

// Where words of one person wait to be sent or finished.
const words_of = (person: string) => [`outbox/${person}/`, `draft/${person}/`];

// How many of them are in this browser, of whichever group.
export function words_kept(person: string): number {
  const starts = words_of(person);
  return [tab_keep, phone_keep].flatMap((keep) => starts.flatMap((at) => keep.keys(at))).length;
}

// After another answer to "Is this phone only yours?": what waits goes where it now belongs.
export function bring_words(person: string): void {
  const right = right_keep();
  const other = right === phone_keep ? tab_keep : phone_keep;
  for (const key of words_of(person).flatMap((at) => other.keys(at))) {
    const words = other.get(key) ?? '';
    right.set(key, words);
    if (right.get(key) === words) other.remove(key);
  }
}

// Leaves nothing of ours in this browser.
export function forget_everything(): void {
  for (const keep of [tab_keep, phone_keep]) {
    for (const key of keep.keys('')) keep.remove(key);
  }
}

// Somebody left on a line that may have been dead: the server has yet to hear of it. It says
// nothing of whom, and is the one thing that leaving leaves.
const goodbye_key = 'goodbye';

export function owe_goodbye(): void {
  phone_keep.set(goodbye_key, 'owed');
}

export function owes_goodbye(): boolean {
  return phone_keep.get(goodbye_key) !== undefined;
}

export function goodbye_heard(): void {
  phone_keep.remove(goodbye_key);
}

function attempt<T>(what: () => T): T | undefined {
  try {
    return what();
  } catch {
    return undefined;
  }
}
