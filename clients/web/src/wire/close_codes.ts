// SPDX-License-Identifier: Apache-2.0
// Why a socket was closed, as in protocol/close_codes.hpp, and whether to come back.

import type { CloseCode } from './generated';

const names: Record<number, CloseCode> = {
  4001: 'too_slow',
  4002: 'room_moved',
  4003: 'unknown_state',
  4004: 'silent',
  4501: 'not_invited',
  4502: 'bad_frame',
  4503: 'signed_out',
  4504: 'wrong_version',
  4505: 'room_broken',
};

export type StopReason =
  'not_invited' | 'bad_frame' | 'signed_out' | 'wrong_version' | 'room_broken' | 'left' | 'refused';

// The reason to stop for good, or nothing: then come back.
export function stop_reason(code: number): StopReason | undefined {
  if (code < 4500 || code > 4999) return undefined;
  return (names[code] ?? 'refused') as StopReason;
}
