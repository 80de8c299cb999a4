// SPDX-License-Identifier: Apache-2.0
// Who has an open item of danger: told to who leads, and on nobody else's screen.
import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { RiskState } from '../../wire/generated';
import MemberRoom from '../member/Room.svelte';
import LeadCircle from './LeadCircle.svelte';
import People from './People.svelte';
import SeatActions from './SeatActions.svelte';

afterEach(cleanup);

function group_with(state: RiskState, who: string): Group {
  const group = new FakeGroup('round', who);
  const risk = {
    seat: 'jo',
    opened_at: group.now(),
    trigger: 'form' as const,
    urgent: false,
    state,
    reached: ['ines'],
    notices: [],
    steps: [],
  };
  group.doc = { ...group.doc, risks: { r1: risk } };
  return group as unknown as Group;
}
const marked = /safety item open/;

test('the seat is marked until the item is closed', () => {
  render(LeadCircle, { group: group_with('planned', 'ines'), choose: () => {} });
  expect(screen.getAllByRole('button', { name: marked })).toHaveLength(1);
  expect(screen.getByRole('button', { name: /^Jo, .*safety item open$/ })).toBeTruthy();
  cleanup();
  render(LeadCircle, { group: group_with('closed', 'ines'), choose: () => {} });
  expect(screen.queryByRole('button', { name: marked })).toBeNull();
});

test('so is the name in the list, and the seat leads to the item', () => {
  const group = group_with('acknowledged', 'ines');
  render(People, { group, choose: () => {} });
  expect(screen.getAllByRole('button', { name: marked })).toHaveLength(1);
  cleanup();
  render(SeatActions, { group, seat: 'jo' });
  const dialog = within(screen.getByRole('dialog', { hidden: true }));
  const link = dialog.getByRole('link', { name: /an answer that needs a person/, hidden: true });
  expect(link.getAttribute('href')).toBe('#/care/r1');
});

test.each(['amina', 'olu'])('the room of %s, who does not lead, has no mark', (who) => {
  const { container } = render(MemberRoom, { group: group_with('acknowledged', who) });
  expect(screen.getByRole('img', { name: /A circle/ })).toBeTruthy();
  expect(container.querySelector('.badge')).toBeNull();
  expect(container.textContent).not.toMatch(/safety|needs a person/i);
});
