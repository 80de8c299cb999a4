// SPDX-License-Identifier: Apache-2.0
// What the one button says: exactly what it will do.
import { t } from '../../i18n/i18n.svelte';
import { name_of } from '../../rooms/views';
import type { Document, NextView } from '../../wire/generated';
import { item_title } from '../room/item_words';

export function next_words(doc: Document, next: NextView): string {
  switch (next.what) {
    case 'give_turn':
      return t('next.give_turn', { name: name_of(doc, next.seat) ?? t('room.name_removed') });
    case 'start_item': {
      const item = next.item === undefined ? undefined : doc.agenda?.[next.item];
      return t('next.start_item', { item: item ? item_title(item) : '' });
    }
    case undefined:
      return t('next.nothing');
    default:
      return t(`next.${next.what}`);
  }
}
