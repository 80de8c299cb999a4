// SPDX-License-Identifier: Apache-2.0
// What somebody said about where they are, in one line.
import { t } from '../../i18n/i18n.svelte';
import type { ArrivalView } from '../../wire/generated';

export function arrival_words(arrival: ArrivalView | undefined): string {
  const check = arrival?.check;
  if (!check) return '';
  const words = [
    check.place,
    check.alone ? t('lobby.alone') : t('lobby.not_alone'),
    check.headphones ? t('lobby.headphones') : t('lobby.no_headphones'),
    check.note,
  ];
  return words.filter(Boolean).join(' · ');
}
