// SPDX-License-Identifier: Apache-2.0
// What the one button does for this facilitator now.
import type { Connection, Document, NextView, You } from '../../wire/generated';
import { all, next as next_of, session } from '../../rooms/views';

export type NextAction =
  | { is: 'next'; next: NextView }
  | { is: 'resume' }
  // The facilitator has gone: the co-facilitator may go on in their place.
  | { is: 'take_over' }
  // Somebody else holds the room.
  | { is: 'wait' }
  | { is: 'nothing' };

export function next_action(
  doc: Document,
  you: You | undefined,
  connection_of: (seat: string) => Connection,
): NextAction {
  const running = session(doc);
  if (running?.held) {
    if (you?.role === 'facilitator' || running.led_by === you?.seat) return { is: 'resume' };
    const leads_here = all(doc.seats).some(
      (one) => one.role === 'facilitator' && !one.removed && connection_of(one.id) === 'here',
    );
    return { is: leads_here ? 'wait' : 'take_over' };
  }
  const next = next_of(doc);
  return next?.what ? { is: 'next', next } : { is: 'nothing' };
}
