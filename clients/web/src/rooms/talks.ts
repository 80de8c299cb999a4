// SPDX-License-Identifier: Apache-2.0
// The talks of each member alone with a facilitator: which of them wait for somebody now.
// No framework, no clock.
import type { Document, MeetingView } from '../wire/generated';

// `agree`: a time is to be found. `coming`: one was found. `tell`: it is over, and nobody has
// written down yet how it went.
export type TalkWaits = 'agree' | 'coming' | 'tell';

export interface Talk {
  seat: string;
  // As the programme counts its meetings.
  index: number;
  meeting: MeetingView;
  waits: TalkWaits;
}

// A time that was agreed on long before comes into sight so far ahead.
const ahead_ms = 14 * 24 * 60 * 60 * 1000;

// What both have signed was the talk before the first session.
function was_signed(doc: Document, seat: string, { when }: MeetingView): boolean {
  const intake = doc.intakes?.[seat];
  return when === 'before_first' && !!intake?.signed_by_member && !!intake.signed_by_facilitator;
}

function waits_for(meeting: MeetingView, now: number): TalkWaits | undefined {
  const { outcome, starts_at, minutes, due_from, due_by } = meeting;
  if (outcome) return undefined;
  if (starts_at !== undefined) {
    if (starts_at + minutes * 60_000 <= now) return 'tell';
    return starts_at - now < ahead_ms ? 'coming' : undefined;
  }
  // Without a first day it is due at once; without any it is not due before the course has an end.
  return (due_from ?? (due_by === undefined ? Infinity : now)) <= now ? 'agree' : undefined;
}

// Of everybody whose meetings this viewer sees and who is still in the group.
export function talks_due(doc: Document, now: number): Talk[] {
  return Object.entries(doc.meetings ?? {})
    .filter(([seat]) => !doc.seats?.[seat]?.removed && !doc.leavings?.[seat])
    .flatMap(([seat, { meetings }]) =>
      meetings.flatMap((meeting, index) => {
        const waits = was_signed(doc, seat, meeting) ? undefined : waits_for(meeting, now);
        return waits ? [{ seat, index, meeting, waits }] : [];
      }),
    );
}

export const is_late = ({ due_by }: MeetingView, now: number): boolean =>
  due_by !== undefined && due_by < now;

// What a member is told: that it waits for the facilitator's note is not theirs to mend, and a
// talk before the first session is over with that.
export const talks_of_mine = (doc: Document, now: number): Talk[] =>
  talks_due(doc, now).filter(
    ({ waits, meeting }) =>
      waits !== 'tell' && !(meeting.when === 'before_first' && is_late(meeting, now)),
  );
