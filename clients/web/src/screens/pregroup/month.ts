// SPDX-License-Identifier: Apache-2.0
// Months in the reader's language.
import { language } from '../../i18n/i18n.svelte';
import type { MomentWords } from '../../wire/generated';

const in_words = (options: Intl.DateTimeFormatOptions, year: number, month: number) =>
  new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 15),
  );

export const month_name = (month: number): string => in_words({ month: 'long' }, 2024, month);

export const month_and_year = ({ year, month }: Pick<MomentWords, 'year' | 'month'>): string =>
  month === undefined ? String(year) : in_words({ month: 'short', year: 'numeric' }, year, month);
