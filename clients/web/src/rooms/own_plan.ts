// SPDX-License-Identifier: Apache-2.0
// A member's own crisis plan on their own phone, so that it opens without a server. It is kept only
// where they said "this phone is only mine", and goes with everything else when they sign out.
import type { CrisisPlan } from '../wire/generated';
import { only_mine, phone_keep } from '../wire/keep';
import { plan_parts } from './danger';

const key = 'crisis_plan';

export function keep_own_plan(plan: CrisisPlan | undefined): void {
  if (!only_mine()) return;
  if (plan) phone_keep.set(key, JSON.stringify(plan));
  else phone_keep.remove(key);
}

export function kept_own_plan(): CrisisPlan | undefined {
  if (!only_mine()) return undefined;
  try {
    const plan = JSON.parse(phone_keep.get(key) ?? '');
    const whole = plan_parts.every((part) => Array.isArray(plan[part]));
    return whole ? (plan as CrisisPlan) : undefined;
  } catch {
    return undefined;
  }
}
