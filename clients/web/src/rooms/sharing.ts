// SPDX-License-Identifier: Apache-2.0
// Who sees a part of my week.
import type { CheckinPart, PartSharing } from '../wire/generated';
import type { Group } from './group.svelte';
import type { Sending } from './sending.svelte';
import { checkin_of } from './views';

interface AboutPart {
  part?: CheckinPart;
  sharing: PartSharing;
}

// What was sent about it and has no answer yet, oldest first.
export function on_its_way(group: Group, part: CheckinPart): AboutPart[] {
  return group.waiting.flatMap(({ do: name, with: fields }) => {
    const about = fields as AboutPart;
    const is_it = name === 'share_checkin' ? about.part === part : name === `check_in_${part}`;
    return is_it ? [about] : [];
  });
}

// As it will be once all that is on its way is saved. Undefined: nothing of it was sent yet.
export function sharing_of(group: Group, part: CheckinPart): PartSharing | undefined {
  const newest = on_its_way(group, part).at(-1);
  return (newest ?? checkin_of(group.doc, group.you?.seat)?.[part])?.sharing;
}

// A choice that is thought over while the words are on their way follows right behind them.
export function share_part(
  group: Group,
  part: CheckinPart,
  sharing: PartSharing,
): Sending | undefined {
  return sharing_of(group, part) && group.send('share_checkin', { part, sharing });
}
