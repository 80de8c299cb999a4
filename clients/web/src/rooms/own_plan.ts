// SPDX-License-Identifier: Apache-2.0
// A member's own crisis plan on their own phone, so that it opens without a server. It is kept only
// where they said "this phone is only mine", and goes with everything else when they sign out.
import type { CrisisPlan } from '../wire/generated';
import { only_mine, phone_keep } from '../wire/keep';
import { plan_parts } from './danger';

const keys = 'crisis_plan/';

// Whose it is stands first. Each group has its own: one without a plan takes none of another's.
const key_of = (person: string, room = '') => `${keys}${person}/${room}`;

interface Place {
  readonly person: string;
  readonly room: string;
}

export function keep_own_plan({ person, room }: Place, plan: CrisisPlan | undefined): void {
  forget_plans_of_others(person);
  if (!only_mine()) return;
  if (plan) phone_keep.set(key_of(person, room), JSON.stringify(plan));
  else phone_keep.remove(key_of(person, room));
}

// Without a line nobody knows who asks: it is whoever signed in last, the one whose plans are left.
export function kept_own_plans(person?: string): CrisisPlan[] {
  if (!only_mine()) return [];
  const mine = person === undefined ? keys : key_of(person);
  return phone_keep
    .keys(mine)
    .flatMap((key) => (has_owner(key) && read(phone_keep.get(key))) || []);
}

// Also those that an earlier page kept without saying whose they are, and on a phone that others
// use, or where nobody is signed in, all of them.
export function forget_plans_of_others(person = ''): void {
  for (const key of phone_keep.keys(keys)) {
    if (!only_mine() || !key.startsWith(key_of(person))) phone_keep.remove(key);
  }
}

function has_owner(key: string): boolean {
  return key.slice(keys.length).includes('/');
}

function read(kept: string | undefined): CrisisPlan | undefined {
  try {
    const plan = JSON.parse(kept ?? '');
    const whole = plan_parts.every((part) => Array.isArray(plan[part]));
    return whole ? (plan as CrisisPlan) : undefined;
  } catch {
    return undefined;
  }
}
