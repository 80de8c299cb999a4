// SPDX-License-Identifier: Apache-2.0
// A member's own crisis plan on their own phone, so that it opens without a server. It is kept only
// where they said "this phone is only mine", and goes with everything else when they sign out.
import type { CrisisPlan } from '../wire/generated';
import { only_mine, phone_keep } from '../wire/keep';
import { plan_parts } from './danger';

const keys = 'crisis_plan/';

// Each group has its own: one without a plan takes none of another's away.
export function keep_own_plan(room: string, plan: CrisisPlan | undefined): void {
  if (!only_mine()) return;
  if (plan) phone_keep.set(keys + room, JSON.stringify(plan));
  else phone_keep.remove(keys + room);
}

export function kept_own_plans(): CrisisPlan[] {
  if (!only_mine()) return [];
  return phone_keep.keys(keys).flatMap((key) => read(phone_keep.get(key)) ?? []);
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
