// SPDX-License-Identifier: Apache-2.0
// What a person looks for in forms and in what came of them. No framework, no clock.
import type { Document, FlagView, FormView, MeasureProgress } from '../wire/generated';
import { all, type With } from './views';

// What the member may fill in now, whichever closes first; half a form of last time comes last.
export function forms_of(doc: Document, seat: string | undefined): With<FormView>[] {
  const soon = (form: FormView) => form.closes_at ?? Infinity;
  return all(doc.forms)
    .filter((form) => form.seat === seat && form.state !== 'planned')
    .sort((one, other) => Number(is_past(one)) - Number(is_past(other)) || soon(one) - soon(other));
}

export const is_past = (form: FormView) => form.state === 'closed';

// The words of the reader's language, else English, else those that there are.
export function in_language<T>(by_language: Readonly<Record<string, T>>, tag: string): T {
  const key = language_of(by_language, tag);
  return by_language[key]!;
}

export function language_of(by_language: Readonly<Record<string, unknown>>, tag: string): string {
  const tags = Object.keys(by_language);
  const short = tag.split('-')[0] ?? tag;
  return [tag, short, 'en'].find((one) => tags.includes(one)) ?? tags[0]!;
}

export function progress_of(doc: Document, seat: string | undefined): readonly MeasureProgress[] {
  return (seat !== undefined && doc.progress?.[seat]?.measures) || [];
}

export function flags(doc: Document): With<FlagView>[] {
  return all(doc.flags)
    .filter(({ answered_at }) => answered_at === undefined)
    .sort((one, other) => one.at - other.at);
}
