// SPDX-License-Identifier: Apache-2.0
// What an agenda item is called: the template's title, the words of who proposed it, or its kind.
import { t } from '../../i18n/i18n.svelte';
import type { AgendaItemView } from '../../wire/generated';

export function item_title(item: Pick<AgendaItemView, 'kind' | 'title' | 'words'>): string {
  return item.words ?? item.title ?? t(`kind.${item.kind}`);
}
