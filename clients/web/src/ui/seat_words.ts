// SPDX-License-Identifier: Apache-2.0
// What a seat says in words: below it, and to somebody who does not see the circle.
import { t } from '../i18n/i18n.svelte';
import type { Seat } from './Seats.svelte';

export function mark_of(seat: Seat): string | undefined {
  if (seat.state === 'lost') return t('seats.back_soon');
  if (seat.state === 'paused') return t('seats.paused');
  if (seat.state === 'waits') return t('seats.waits');
  if (seat.state === 'not_here') return t('seats.not_here');
  if (seat.hand) return t('seats.hand_short', { place: seat.hand });
  return undefined;
}

export function words_of(seat: Seat): string {
  const words = [seat.me ? t('seats.name_you', { name: seat.name }) : seat.name];
  if (seat.leads) words.push(t('seats.leads'));
  if (seat.turn === 'speaking') words.push(t('seats.speaking'));
  if (seat.turn === 'spoken' || seat.turn === 'passed') words.push(t('seats.had_turn'));
  if (seat.state === 'here') words.push(t('seats.here'));
  const hand = seat.hand && seat.state === 'here';
  const mark = hand ? t('seats.hand', { place: seat.hand! }) : mark_of(seat);
  if (mark) words.push(mark);
  if (seat.mark) words.push(seat.mark);
  return words.join(', ');
}
