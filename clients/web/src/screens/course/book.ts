// SPDX-License-Identifier: Apache-2.0
// The course book of one member: their own words of all the weeks, in order.
import type { Group } from '../../rooms/group.svelte';
import { all, type With } from '../../rooms/views';
import type { CardView, Document, SessionView } from '../../wire/generated';

export interface Chapter {
  session: With<SessionView>;
  cards: With<CardView>[];
}

// Every session that has been, with the steps that this member took on there. Older ones are not
// in the document: they are asked for, one after the other.
export async function chapters_of(group: Group): Promise<Chapter[]> {
  const held = all(group.doc.sessions)
    .filter(({ state }) => state === 'ended')
    .sort((one, other) => one.n - other.n);
  const chapters: Chapter[] = [];
  for (const session of held) {
    const asked = group.ask('recall_session', { session: session.id });
    await asked.done;
    const cards = all((asked.found as Document | undefined)?.cards);
    chapters.push({ session, cards: cards.filter(({ seat }) => seat === group.you?.seat) });
  }
  return chapters;
}
