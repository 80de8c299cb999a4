// SPDX-License-Identifier: Apache-2.0
// Where the group is in its course: session n of N, and the day of the last one, always in sight.
import { t } from '../../i18n/i18n.svelte';
import { day } from '../../i18n/times';
import type { CourseView } from '../../wire/generated';

export function session_of(now: CourseView): string {
  if (now.open_ended) return t('room.session_n', { n: now.session_n });
  return t('room.week_of', { n: now.session_n, of: now.sessions });
}

export function course_line(now: CourseView): string {
  if (now.open_ended || !now.session) return session_of(now);
  return `${session_of(now)} · ${t('room.last_on', { day: day(now.last_session_at) })}`;
}
