// SPDX-License-Identifier: Apache-2.0
// About whom a facilitator may write a line: those who have one, and the members of the group.
import { people } from '../../rooms/views';
import type { Document, SummaryDraftView } from '../../wire/generated';

export function members_of_summary(doc: Document, draft: SummaryDraftView): string[] {
  const written = draft.lines.map(({ seat }) => seat ?? '').filter(Boolean);
  const members = people(doc)
    .filter(({ role }) => role === 'member')
    .map(({ id }) => id);
  return [...written, ...members.filter((seat) => !written.includes(seat))];
}

// As the draft has them; whoever has no line yet is named here, for who writes.
export function initials_of(doc: Document, draft: SummaryDraftView, seat: string): string {
  const line = draft.lines.find((one) => one.seat === seat);
  const name = doc.seats?.[seat]?.name;
  if (line) return name ? `${line.initials} (${name})` : line.initials;
  return name ?? '';
}
