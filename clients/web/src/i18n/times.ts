// SPDX-License-Identifier: Apache-2.0
// Times in words. Instants come from the server; the zone is the clinic's or the reader's own.
import { language, t } from './i18n.svelte';

export function time_of_day(at: number, zone?: string): string {
  return format(at, { hour: 'numeric', minute: '2-digit' }, zone);
}

export function day(at: number, zone?: string): string {
  return format(at, { weekday: 'long', day: 'numeric', month: 'long' }, zone);
}

export function day_and_time(at: number, zone?: string): string {
  return t('time.day_at', { day: day(at, zone), time: time_of_day(at, zone) });
}

// The time when it was today, else the day.
export function time_or_day(at: number, now: number): string {
  return day(at) === day(now) ? time_of_day(at) : day(at);
}

// What is left of something short, as a person would say it.
export function left_in_words(left_ms: number): string {
  if (left_ms <= 0) return t('time.no_hurry');
  if (left_ms <= 20_000) return t('time.few_seconds');
  if (left_ms <= 45_000) return t('time.half_minute');
  return t('time.about_minutes', { minutes: Math.max(1, Math.round(left_ms / 60_000)) });
}

// How far off something is: minutes, hours or days, whichever a person would say.
export function until_in_words(until_ms: number): string {
  const minutes = Math.round(until_ms / 60_000);
  if (minutes < 1) return t('time.now');
  if (minutes < 60) return t('time.in_minutes', { minutes });
  if (minutes < 36 * 60) return t('time.in_hours', { hours: Math.round(minutes / 60) });
  return t('time.in_days', { days: Math.round(minutes / (24 * 60)) });
}

// 1:05, for a facilitator who wants numbers.
export function left_in_numbers(left_ms: number): string {
  const seconds = Math.max(0, Math.ceil(left_ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

// As a field for a day and a time has it, in this browser's own zone, and back.
export function for_input(at: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const on = new Date(at);
  const date = `${on.getFullYear()}-${two(on.getMonth() + 1)}-${two(on.getDate())}`;
  return `${date}T${two(on.getHours())}:${two(on.getMinutes())}`;
}

export function from_input(text: string): number | undefined {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? undefined : at;
}

function format(at: number, options: Intl.DateTimeFormatOptions, zone?: string): string {
  return new Intl.DateTimeFormat(locale(), { ...options, ...(zone && { timeZone: zone }) }).format(
    at,
  );
}

// The reader's own region writes dates its own way, as long as it is the same language.
function locale(): string {
  const [tag] = language().split('-');
  return navigator.languages.find((wanted) => wanted.split('-')[0] === tag) ?? tag ?? 'en';
}
