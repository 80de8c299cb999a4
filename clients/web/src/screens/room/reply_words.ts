// SPDX-License-Identifier: Apache-2.0
// Who answered a member, and how, as one says it.
import { t } from '../../i18n/i18n.svelte';
import { name_of } from '../../rooms/views';
import type { Document, LineReply } from '../../wire/generated';

// No member sees the seat of somebody who is on call.
export function who_answered(doc: Document, by: string): string {
  if (!doc.seats?.[by]) return t('care.by_staff');
  return name_of(doc, by) ?? t('room.name_removed');
}

export function reply_words(doc: Document, reply: LineReply): string {
  const name = who_answered(doc, reply.by);
  return [`${name}:`, t(`answer.${reply.answer}`), reply.words].filter(Boolean).join(' ');
}
