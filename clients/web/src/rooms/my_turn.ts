// SPDX-License-Identifier: Apache-2.0
// Where one person is in the round.
import type { Document } from '../wire/generated';
import { floor, has_hand, turns_before } from './views';

interface Around {
  hand: boolean;
  // Has a turn to pass.
  in_round: boolean;
}

export type MyTurn = Around &
  (
    | { is: 'out' | 'next' | 'next_but_one' | 'passed' | 'spoken' | 'listening' }
    | { is: 'yours'; ends_at: number | undefined }
    | { is: 'later'; before: number }
  );

export function my_turn(doc: Document, me: string | undefined): MyTurn {
  const here = floor(doc);
  const state = here?.round.find(({ seat }) => seat === me)?.state;
  const around = {
    hand: has_hand(here, me),
    in_round: state === 'waiting' || state === 'later' || state === 'speaking',
  };
  if (here?.here.find(({ seat }) => seat === me)?.stepped_out) return { ...around, is: 'out' };
  if (here?.speaker !== undefined && here.speaker === me) {
    return { ...around, is: 'yours', ends_at: here.turn_ends_at };
  }
  const before = turns_before(here, me);
  if (before === 1) return { ...around, is: 'next' };
  if (before === 2) return { ...around, is: 'next_but_one' };
  if (before !== undefined) return { ...around, is: 'later', before: before - 1 };
  if (state === 'passed' || state === 'spoken') return { ...around, is: state };
  return { ...around, is: 'listening' };
}
