// SPDX-License-Identifier: Apache-2.0
// The links of a member's weeks, for beside their numbers: why, and not only how much. Made of what
// the reader may see anyway.
import { link_said, mood_said, week_said } from '../../rooms/week_words';
import { weeks_in, type WholeWeek } from '../../rooms/weeks';
import type { Document } from '../../wire/generated';

export interface LinkDot {
  id: string;
  // Of the session to which the week belongs.
  n: number;
  at: number;
  week: WholeWeek;
}

// Weeks whose link was said and can be read, the oldest first.
export function links_in(found: Document, live: Document, seat: string): LinkDot[] {
  return weeks_in(found, live, seat)
    .flatMap((week) => {
      const session = live.sessions?.[week.session];
      if (!session || !week.link?.words) return [];
      return [{ id: week.id, n: session.n, at: session.starts_at, week }];
    })
    .sort((one, other) => one.at - other.at);
}

// Mood, event with whom, feeling and area, as far as they were said.
export function link_words({ week }: LinkDot): string[] {
  return [
    week.mood?.words && mood_said(week.mood.words),
    week.week?.words && week_said(week.week.words),
    week.link?.words && link_said(week.link.words),
  ].filter((words) => words !== undefined);
}
