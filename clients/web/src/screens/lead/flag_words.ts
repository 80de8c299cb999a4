// SPDX-License-Identifier: Apache-2.0
// What a flag says, and what it leads to: questions to ask and things to do.
import { t } from '../../i18n/i18n.svelte';
import type { Document, FlagAction, FlagView } from '../../wire/generated';

export const flag_questions = [
  'bond',
  'hope',
  'people',
  'events',
  'medicine',
  'sleep',
  'substances',
] as const;

export const flag_actions: readonly FlagAction[] = [
  'called',
  'talked_alone',
  'changed_focus',
  'referred',
  'watching',
  'other',
];

export function flag_words(doc: Document, flag: FlagView): string {
  const why = flag.reason;
  if (!why) return t('flag.removed');
  const measure = doc.measures?.[why.measure ?? '']?.name ?? '';
  return t(`flag.${why.kind}`, { measure, before: why.before ?? 0, now: why.now ?? 0 });
}
