// SPDX-License-Identifier: Apache-2.0
// Who is away and who has left, for whoever leads.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { from_input } from '../../i18n/times';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import Absences from './Absences.svelte';
import NotHere from '../room/NotHere.svelte';
import LeaveForm from './LeaveForm.svelte';
import Leavings from './Leavings.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;

beforeEach(() => (group = new FakeGroup('between', 'ines')));
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('who will not come stands with the reason, who missed the last session too', () => {
  group.doc.absences = {
    n: { session: 'w6', seat: 'luis', reason: 'family', words: 'A wedding.', at: group.now() },
  };
  render(Absences, { group: room() });
  expect(screen.getByText(/family: A wedding\./)).toBeTruthy();
  expect(screen.getByText('Eduarda')).toBeTruthy();
  expect(screen.getByText(/did not say so before/)).toBeTruthy();
  expect(screen.queryByText(/Please call/)).toBeNull();
});

test('two in a row: it is time to call', () => {
  const entry = group.doc.attendance!.w4!.entries.find(({ seat }) => seat === 'eduarda')!;
  Object.assign(entry, { missed_in_a_row: 2, call: true });
  render(Absences, { group: room() });
  expect(screen.getByText('Eduarda missed 2 sessions in a row. Please call.')).toBeTruthy();
});

test('a talk is offered at a time that is chosen', async () => {
  render(Absences, { group: room() });
  await press('Offer these times');
  expect(screen.getByText('Please choose a day and a time.')).toBeTruthy();
  const when = '2026-11-03T17:00';
  await fireEvent.input(screen.getByLabelText('Time 1'), { target: { value: when } });
  await press('Offer these times');
  expect(group.sent).toEqual([
    {
      do: 'offer_make_up',
      with: { seat: 'eduarda', session: 'w4', times: [from_input(when)] },
    },
  ]);
});

test('leaving is recorded with a reason', async () => {
  let over = false;
  render(LeaveForm, { group: room(), seat: 'luis', done: () => (over = true) });
  await fireEvent.click(screen.getByRole('radio', { name: 'moved away' }));
  await press('Record it');
  expect(group.sent).toEqual([{ do: 'record_leaving', with: { seat: 'luis', reason: 'moved' } }]);
  await Promise.resolve();
  expect(over).toBe(true);
});

test('a goodbye waits until it is released', async () => {
  group.doc.leavings = {
    luis: { at: group.now(), reason: 'moved', goodbye: 'Thank you all.' },
  };
  render(Leavings, { group: room() });
  expect(screen.getByText('moved away')).toBeTruthy();
  await press('Let the group read this');
  expect(group.sent).toEqual([{ do: 'release_goodbye', with: { seat: 'luis' } }]);
});

test('who said that they cannot come and came after all is not named', async () => {
  group.become('round');
  const absence = (seat: string) => ({ session: 'w5', seat, at: group.now() });
  group.doc.absences = { n: absence('luis'), m: absence('nobody') };
  render(NotHere, { group: room() });
  const text = screen.getByText(/not here this week/i).textContent;
  expect(group.doc.arrivals?.['luis']).toBeTruthy();
  expect(text).not.toContain('Luis');
});
