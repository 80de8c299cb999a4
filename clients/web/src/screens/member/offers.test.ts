// SPDX-License-Identifier: Apache-2.0
// What one offered to ask a peer, and the day that goes by.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { day } from '../../rooms/testing/people';
import type { CardPlace, OfferView } from '../../wire/generated';
import CardControls from './CardControls.svelte';
import Offers from './Offers.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;

beforeEach(() => (group = new FakeGroup('between', 'jo')));
afterEach(cleanup);

function offered(more: Partial<OfferView>, place: CardPlace = 'ahead') {
  const o1 = { ...group.doc.offers!['o1']!, ...more };
  group.doc.offers = { o1 };
  group.doc.cards = { [o1.card]: { ...Object.values(group.doc.cards!)[0]!, place } };
  return render(Offers, { group: room() });
}

test('on its day an offer says today, later it says which day it was', () => {
  const { unmount } = offered({});
  expect(screen.getByText('You said you would ask Rosa today.')).toBeTruthy();
  unmount();
  offered({ day: group.now() - 49 * day });
  expect(screen.queryByText(/today/)).toBeNull();
  expect(screen.getByText(/^You said you would ask Rosa on \w+/)).toBeTruthy();
});

test('what is due can still be taken back', async () => {
  offered({ day: group.now() - 49 * day });
  await fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  expect(group.sent).toEqual([{ do: 'withdraw_offer', with: { offer: 'o1' } }]);
});

test('nobody is sent to ask about a step that is done', () => {
  offered({}, 'done');
  expect(screen.queryByText(/You said/)).toBeNull();
  expect(screen.getByText('Rosa has done this step.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Take it back' })).toBeTruthy();
});

test('whoever was to be asked does not read of a day that has gone by', () => {
  const jo = group.you.seat!;
  const past = { from: 'takumi', to: jo, state: 'due' as const, day: group.now() - 9 * day };
  offered(past);
  expect(document.body.textContent).not.toContain('will ask you');
  cleanup();
  const card = { ...Object.values(group.doc.cards!)[0]!, id: 'k', seat: jo };
  group.doc.offers = { o1: { ...past, card: 'k' } };
  render(CardControls, { group: room(), card });
  expect(document.body.textContent).not.toContain('will ask you');
});
