// SPDX-License-Identifier: Apache-2.0
// When a meeting is due, or agreed for, or what became of it.
import { t } from '../../i18n/i18n.svelte';
import { day, day_and_time } from '../../i18n/times';
import type { MeetingView } from '../../wire/generated';

export function meeting_when(one: MeetingView): string {
  if (one.outcome) return t(`meeting.${one.outcome}`);
  if (one.starts_at) return t('meeting.agreed', { when: day_and_time(one.starts_at) });
  if (!one.due_by) return t('meeting.no_date');
  if (!one.due_from) return t('meeting.due_by', { day: day(one.due_by) });
  return t('meeting.due', { from: day(one.due_from), by: day(one.due_by) });
}
