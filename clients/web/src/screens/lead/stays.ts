// SPDX-License-Identifier: Apache-2.0
// What was agreed by the clock and stays there when a session moves. No framework, no clock.
import { all, course, type With } from '../../rooms/views';
import type { Document, DutyView, SessionView } from '../../wire/generated';

export interface Stays {
  talks: { seat: string; index: number }[];
  make_ups: { seat: string; session: string }[];
  duties: readonly DutyView[];
}

// Those that go along with this one, itself among them.
export function moved_with(doc: Document, session: With<SessionView>, following: boolean) {
  return all(doc.sessions).filter(
    ({ id, n, state }) => id === session.id || (following && n > session.n && state === 'planned'),
  );
}

// Talks and make-ups that are still to come, and hours of watch in which a session lay before it
// moved and does not lie now. `moved`: as they were before; `by_ms`: how much later they are now.
export function stays_behind(
  doc: Document,
  now: number,
  moved: readonly SessionView[],
  by_ms: number,
): Stays {
  const long_ms = (course(doc)?.session_minutes ?? 60) * 60_000;
  const lies_in = ({ from, until }: DutyView, at: number) => from < at + long_ms && at < until;
  return {
    talks: Object.entries(doc.meetings ?? {}).flatMap(([seat, { meetings }]) =>
      meetings.flatMap(({ outcome, starts_at = 0 }, index) =>
        !outcome && starts_at > now ? [{ seat, index }] : [],
      ),
    ),
    make_ups: all(doc.make_ups)
      .filter(({ state, times, taken }) =>
        state === 'taken' ? (taken ?? 0) > now : state === 'open' && times.some((at) => at > now),
      )
      .map(({ seat, session }) => ({ seat, session })),
    duties: (doc.watch?.['this']?.duties ?? []).filter(
      (duty) =>
        duty.until > now &&
        moved.some(
          ({ starts_at }) => lies_in(duty, starts_at) && !lies_in(duty, starts_at + by_ms),
        ),
    ),
  };
}

export const is_nothing = ({ talks, make_ups, duties }: Stays): boolean =>
  talks.length + make_ups.length + duties.length === 0;
