// SPDX-License-Identifier: Apache-2.0
// Side rooms, as a document tells of them. No framework, no clock.
import type { AsideView, Document, LineView } from '../wire/generated';
import { all, type With } from './views';

export interface SideRoom extends Omit<With<LineView>, 'aside'> {
  aside: AsideView;
}

// Asked for, offered or open; whoever has waited longest first.
export function side_rooms(doc: Document): SideRoom[] {
  return all(doc.lines)
    .flatMap((line) => (line.aside ? [{ ...line, aside: line.aside }] : []))
    .filter(({ aside }) => aside.state !== 'ended')
    .sort((one, other) => one.at - other.at);
}

// The one that this member has, in whatever state.
export function side_room_of(doc: Document, seat: string | undefined): SideRoom | undefined {
  return side_rooms(doc).find((room) => room.seat === seat);
}

// The one that I am in now.
export function my_side_room(doc: Document, me: string | undefined): SideRoom | undefined {
  if (me === undefined) return undefined;
  return side_rooms(doc).find(
    ({ seat, aside }) => aside.state === 'open' && (seat === me || aside.with === me),
  );
}
