// SPDX-License-Identifier: Apache-2.0
// Side rooms, as a document tells of them. No framework, no clock.
import type { AsideView, Document, LineView } from '../wire/generated';
import { all, people, type With } from './views';

export interface SideRoom extends Omit<With<LineView>, 'aside'> {
  aside: AsideView;
}

// Whoever has waited longest first.
function every_side_room(doc: Document): SideRoom[] {
  return all(doc.lines)
    .flatMap((line) => (line.aside ? [{ ...line, aside: line.aside }] : []))
    .sort((one, other) => one.at - other.at);
}

// Asked for, offered or open.
export function side_rooms(doc: Document): SideRoom[] {
  return every_side_room(doc).filter(({ aside }) => aside.state !== 'ended');
}

// The one that this member has, until it has ended.
export function side_room_of(doc: Document, seat: string | undefined): SideRoom | undefined {
  return side_rooms(doc).find((room) => room.seat === seat);
}

const of_two = ({ seat, aside }: SideRoom, me: string | undefined) =>
  me !== undefined && (seat === me || aside.with === me);

// The one that I am in now.
export function my_side_room(doc: Document, me: string | undefined): SideRoom | undefined {
  return side_rooms(doc).find((room) => room.aside.state === 'open' && of_two(room, me));
}

// Those that I am in or was in, the newest first: what was said there last may not have been read
// yet.
export function my_side_rooms(doc: Document, me: string | undefined): SideRoom[] {
  return every_side_room(doc)
    .filter(({ aside }) => aside.state === 'open' || aside.state === 'ended')
    .filter((room) => of_two(room, me))
    .reverse();
}

// When the other one of the two wrote last; 0: never.
export function last_heard(room: SideRoom, me: string | undefined): number {
  return Math.max(0, ...room.aside.said.filter(({ by }) => by !== me).map(({ at }) => at));
}

// One goes aside, and one stays with the group.
export function can_go_aside(doc: Document): boolean {
  return people(doc).filter(({ role }) => role !== 'member').length > 1;
}
