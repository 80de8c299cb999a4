// SPDX-License-Identifier: Apache-2.0
// Not coming, catching up, leaving: what a member does and sees.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day_and_time } from '../../i18n/times';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { day } from '../../rooms/testing/people';
import AwayHere from '../member/AwayHere.svelte';
import NotHere from '../room/NotHere.svelte';
import Away from './Away.svelte';
import Goodbyes from './Goodbyes.svelte';
import Left from './Left.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;
const shut = () => {};

beforeEach(() => (group = new FakeGroup('between', 'jo')));
afterEach(cleanup);

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));

test('a absence is two taps: that, and why', async () => {
  render(AwayHere, { group: room() });
  await press('I cannot come');
  await press('Family');
  expect(group.sent).toEqual([{ do: 'tell_absence', with: { session: 'w5', reason: 'family' } }]);
});

test('own words need words', async () => {
  render(Away, { group: room(), asked: true, shut });
  await press('Say that I cannot come');
  expect(screen.getByText('Please write a few words.')).toBeTruthy();
  expect(group.sent).toEqual([]);
});

test('whoever said so can come after all', async () => {
  group.doc.absences = {
    n: { session: 'w5', seat: 'jo', reason: 'ill', at: group.now() },
  };
  render(AwayHere, { group: room() });
  await press('I can come after all');
  expect(group.sent).toEqual([{ do: 'take_back_absence', with: { session: 'w5' } }]);
});

test('what the group did is told to whoever missed it, and when it meets again', async () => {
  const next_at = group.now() + 2 * day;
  group.doc.catch_ups = {
    jo: {
      session: 'w4',
      items: [{ kind: 'mood_round', title: 'How I am today' }, { kind: 'focus' }],
      next_at,
    },
  };
  render(AwayHere, { group: room() });
  await screen.findByText('How I am today');
  expect(screen.getByText('Something that a member brought')).toBeTruthy();
  expect(screen.getByText(`You meet again on ${day_and_time(next_at)}.`)).toBeTruthy();
});

test('of the times that are offered one is taken', async () => {
  const time = group.now() + day;
  group.doc.make_ups = {
    m: { seat: 'jo', session: 'w4', state: 'open', times: [group.now() - 1, time] },
  };
  render(AwayHere, { group: room() });
  await press(day_and_time(time));
  expect(group.sent).toEqual([{ do: 'take_make_up', with: { make_up: 'm', time } }]);
  expect(screen.queryByRole('button', { name: day_and_time(group.now() - 1) })).toBeNull();
});

test('in the room the others read who is not here this week', async () => {
  group.become('round');
  render(NotHere, { group: room() });
  expect(screen.queryByText(/Not here/)).toBeNull();
  group.doc.absences = { n: { session: 'w5', seat: 'luis' } };
  await tick();
  expect(screen.getByText('Not here this week: Luis')).toBeTruthy();
});

test('whoever has left can leave words for the group', async () => {
  group.doc.leavings = { jo: { at: group.now() } };
  render(Left, { group: room() });
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: ' Thank you all. ' } });
  await press('Leave these words');
  expect(group.sent).toEqual([{ do: 'write_goodbye', with: { words: 'Thank you all.' } }]);
});

test('a goodbye is read by the group with the name of who left', () => {
  group.doc.leavings = {
    luis: { goodbye: 'Thank you all.', released_at: group.now() },
  };
  render(Goodbyes, { group: room() });
  expect(screen.getByRole('heading').textContent).toBe('Luis says goodbye');
  expect(screen.getByText('Thank you all.')).toBeTruthy();
});
