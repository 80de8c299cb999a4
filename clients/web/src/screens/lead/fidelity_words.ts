// SPDX-License-Identifier: Apache-2.0
// What stands of one thing that a session asks for: by the room's events, or by a facilitator.
import { t } from '../../i18n/i18n.svelte';
import type { FidelityAnswer, FidelityItem } from '../../wire/generated';

interface Told {
  item: FidelityItem;
  proven: boolean;
  answer?: FidelityAnswer | undefined;
}

export const answers: readonly FidelityAnswer[] = ['done', 'not_this_time', 'does_not_apply'];

export const applies = (one: Told) => one.answer !== 'does_not_apply';

export const held = (one: Told) => (one.answer ? one.answer === 'done' : one.proven);

export function stands(one: Told): string {
  if (one.answer) return t(`fidelity.${one.answer}`);
  return one.proven ? t('fidelity.proven') : t('fidelity.open');
}

// "7 of 11": of what the session asked for.
export function count(items: readonly Told[]) {
  const asked = items.filter(applies);
  return { held: asked.filter(held).length, asked: asked.length };
}
