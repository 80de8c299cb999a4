// SPDX-License-Identifier: Apache-2.0
// A facilitator's answer on the private line, as one says it.
import { t } from '../../i18n/i18n.svelte';
import { name_of } from '../../rooms/views';
import type { Document, LineReply } from '../../wire/generated';

export function reply_words(doc: Document, reply: LineReply): string {
  const name = name_of(doc, reply.by) ?? t('room.name_removed');
  return [`${name}:`, t(`answer.${reply.answer}`), reply.words].filter(Boolean).join(' ');
}
