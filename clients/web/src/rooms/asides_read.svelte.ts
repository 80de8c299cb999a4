// SPDX-License-Identifier: Apache-2.0
// Until when I have read what was said in a side room, kept as long as the sign-in is.
import { SvelteMap } from 'svelte/reactivity';
import { right_keep } from '../wire/keep';
import { last_heard, type SideRoom } from './asides';

const read_until = new SvelteMap<string, number>();

interface Reader {
  readonly room: string;
  readonly you?: { readonly seat?: string } | undefined;
}

const key_of = ({ room, you }: Reader, { id }: SideRoom) =>
  `aside_read/${room}/${you?.seat ?? ''}/${id}`;

export function is_unread(reader: Reader, room: SideRoom): boolean {
  const key = key_of(reader, room);
  const until = read_until.get(key) ?? (Number(right_keep().get(key)) || 0);
  return last_heard(room, reader.you?.seat) > until;
}

export function mark_read(reader: Reader, room: SideRoom): void {
  const key = key_of(reader, room);
  const until = last_heard(room, reader.you?.seat);
  read_until.set(key, until);
  right_keep().set(key, String(until));
}
