// SPDX-License-Identifier: Apache-2.0
// The parts of a week in one line each, as their owner and others read them.
import { t } from '../i18n/i18n.svelte';
import type { LinkWords, MoodWords, StepWords, WeekWords } from '../wire/generated';

export function mood_said({ mood, change }: MoodWords): string {
  return t('checkin.mood_said', { mood, change });
}

export function week_said({ happened, with_whom }: WeekWords): string {
  return with_whom ? `${happened} (${with_whom})` : happened;
}

export function step_said({ outcome, learned }: StepWords): string {
  return [`${t(`outcome.${outcome}`)}.`, learned].filter(Boolean).join(' ');
}

export function link_said({ feeling, area }: LinkWords): string {
  return area ? `${feeling} (${t(`area.${area}`)})` : feeling;
}
