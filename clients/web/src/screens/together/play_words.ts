// SPDX-License-Identifier: Apache-2.0
import { t } from '../../i18n/i18n.svelte';
import type { Group } from '../../rooms/group.svelte';
import { name_of } from '../../rooms/views';
import type { PlayPart } from '../../wire/generated';

// Who plays whom, and whether they are themselves again.
export function part_said(group: Group, { seat, as, out }: PlayPart): string {
  const part = as ?? t('room.words_removed');
  const me = seat === group.you?.seat;
  const name = name_of(group.doc, seat) ?? t('room.name_removed');
  const who = me ? t('play.part_of_me', { part }) : t('play.part_of', { name, part });
  if (!out) return who;
  return `${who} · ${me ? t('play.out_me') : t('play.out')}`;
}
