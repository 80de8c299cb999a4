// SPDX-License-Identifier: Apache-2.0
// What the group is at, and which of a member's own things belong to it.
import type { CheckinPart, Document, ItemKind } from '../wire/generated';
import { current_item, session } from './views';

export type Place = 'parts' | 'commit' | 'closing' | 'goodbye' | 'plan' | 'listen';

export interface Now {
  // Changes when the group moves.
  id: string;
  place: Place;
  parts: readonly CheckinPart[];
}

const parts_of: Partial<Record<ItemKind, readonly CheckinPart[]>> = {
  arriving: ['mood'],
  mood_round: ['mood', 'week', 'link'],
  open_round: ['mood', 'week', 'link'],
  step_round: ['step', 'win'],
  review: ['step', 'win'],
};

export function what_is_now(doc: Document): Now {
  const item = current_item(doc);
  const id = item?.id ?? 'none';
  const parts_now = item?.kind === 'goodbye_round';
  if ((session(doc)?.state === 'closing' && !parts_now) || item?.kind === 'closing_round') {
    return { id: 'closing', place: 'closing', parts: [] };
  }
  if (item?.kind === 'commitment_round') return { id, place: 'commit', parts: [] };
  if (item?.kind === 'goodbye_round') return { id, place: 'goodbye', parts: [] };
  // In a group that keeps its members well they look at their plans then.
  if (item?.kind === 'review' && session(doc)?.phase === 'maintenance') {
    return { id, place: 'plan', parts: [] };
  }
  const parts = (item && parts_of[item.kind]) ?? [];
  return { id, place: parts.length > 0 ? 'parts' : 'listen', parts };
}
