// SPDX-License-Identifier: Apache-2.0
// The warm words on one card: each kind once, with who sent it. No counts.
import { t } from '../../i18n/i18n.svelte';
import { all, name_of } from '../../rooms/views';
import type { Document, EncouragementKind } from '../../wire/generated';

export const warm_kinds: readonly EncouragementKind[] = [
  'thinking_of_you',
  'been_there',
  'glad_you_tried',
  'talk_it_through',
];

export function warm_words(doc: Document, card: string): string[] {
  const given = all(doc.encouragements).filter((one) => one.card === card);
  return warm_kinds.flatMap((kind) => {
    const names = given
      .filter((one) => one.kind === kind)
      .map((one) => name_of(doc, one.from) ?? t('room.name_removed'));
    if (names.length === 0) return [];
    return [t('board.from_peer', { name: names.join(', '), words: t(`warm.${kind}`) })];
  });
}
