// SPDX-License-Identifier: Apache-2.0
// When somebody is on watch again, so that a form may be begun. No framework, no clock.
import { coming_duties, on_watch_now } from '../../rooms/danger';
import type { Document, FormView } from '../../wire/generated';

// Undefined when somebody is by now, no hours are known, or the form is closed by then.
export function next_watch(doc: Document, form: FormView, now: number): number | undefined {
  if (on_watch_now(doc, now)) return undefined;
  const begins = coming_duties(doc, now).map(({ from }) => from);
  const next = begins.sort((one, other) => one - other)[0];
  return next !== undefined && next < (form.closes_at ?? Infinity) ? next : undefined;
}
