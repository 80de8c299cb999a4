// SPDX-License-Identifier: Apache-2.0
// What the one button does for this facilitator now.
import type { Connection, Document, HoldReason, NextView, You } from '../../wire/generated';
import { all, next as next_of, session } from '../../rooms/views';

export type NextAction =
  | { is: 'next'; next: NextView }
  | { is: 'resume' }
  // The facilitator has gone: the co-facilitator may go on in their place.
  | { is: 'take_over' }
  // Somebody else holds the room, or is back to go on.
  | { is: 'wait'; held: HoldReason }
  | { is: 'nothing' };

export function next_action(
  doc: Document,
  you: You | undefined,
  connection_of: (seat: string) => Connection,
): NextAction {
  const running = session(doc);
  if (running?.held) {
    const { held, led_by, held_by } = running;
    const mine = you !== undefined && (led_by === you.seat || held_by === you.seat);
    if (you?.role === 'facilitator' || mine) return { is: 'resume' };
    // Whoever sits in a side room does not lead meanwhile.
    const aside = (seat: string) =>
      all(doc.lines).some((line) => line.aside?.state === 'open' && line.aside.with === seat);
    const leads_here = all(doc.seats).some(
      ({ id, role, removed }) =>
        role === 'facilitator' && !removed && connection_of(id) === 'here' && !aside(id),
    );
    return leads_here ? { is: 'wait', held } : { is: 'take_over' };
  }
  const next = next_of(doc);
  return next?.what ? { is: 'next', next } : { is: 'nothing' };
}
