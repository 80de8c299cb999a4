// SPDX-License-Identifier: Apache-2.0
// A made-up group, for tests and for pictures: who belongs to it, and when it meets.
import type { Role, SeatView, SessionView } from '../../wire/generated';

export const minute = 60_000;
export const day = 24 * 60 * minute;
// A Thursday evening in October, in the middle of the fifth session.
export const now = Date.UTC(2026, 9, 29, 17, 24);
export const this_session = 'w5';

const members = ['Amina', 'Luis', 'Rosa', 'Samuel', 'Jo', 'Mira', 'Takumi', 'Eduarda'];
const others: [string, Role][] = [
  ['Ines', 'facilitator'],
  ['Noor', 'cofacilitator'],
  ['Olu', 'observer'],
];

export const seat_of = (name: string) => name.toLowerCase();

export const seats: Record<string, SeatView> = Object.fromEntries([
  ...members.map((name) => [seat_of(name), { name, role: 'member', removed: false }]),
  ...others.map(([name, role]) => [seat_of(name), { name, role, removed: false }]),
]);

const purposes = [
  'We get to know each other and choose what to work on.',
  'Two of us work on something that matters this week; all leave with a step.',
  'We look back together and say goodbye.',
];

// Fourteen weeks; the fourth was moved by an hour.
export function sessions(running: Partial<SessionView>): Record<string, SessionView> {
  const first = now - 24 * minute - 4 * 7 * day;
  const all = Array.from({ length: 14 }, (_, index): [string, SessionView] => {
    const n = index + 1;
    const phase = n <= 3 ? 'initial' : n <= 11 ? 'middle' : 'ending';
    return [
      `w${n}`,
      {
        n,
        phase,
        purpose: purposes[phase === 'initial' ? 0 : phase === 'middle' ? 1 : 2]!,
        state: n < 5 ? 'ended' : 'planned',
        starts_at: first + index * 7 * day,
        ...(n === 4 && { moved_from: first + index * 7 * day - 60 * minute }),
        ...(n === 5 && running),
      },
    ];
  });
  return Object.fromEntries(all);
}
