// SPDX-License-Identifier: Apache-2.0
// When a session moves: what is said to stay where it was.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { for_input, from_input } from '../../i18n/times';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { day, minute } from '../../rooms/testing/people';
import Room from './Room.svelte';
import SessionChange from './SessionChange.svelte';
import { moved_with, stays_behind } from './stays';

let group: FakeGroup;
const room = () => group as unknown as Group;
const sixth = () => ({ id: 'w6', ...group.doc.sessions!['w6']! });
const meeting = {
  title: 'A short call',
  purpose: 'How is it?',
  when: 'after_session',
  minutes: 10,
} as const;
const done = vi.fn();

beforeEach(() => {
  group = new FakeGroup('between', 'ines');
  delete group.doc.watch;
  done.mockReset();
});
afterEach(cleanup);

const behind = (by_ms: number, following = false) =>
  stays_behind(group.doc, group.now(), moved_with(group.doc, sixth(), following), by_ms);

test('a session moves alone, or with those that are planned after it', () => {
  expect(moved_with(group.doc, sixth(), false).map(({ n }) => n)).toEqual([6]);
  const along = moved_with(group.doc, sixth(), true).map(({ n }) => n);
  expect(along.sort((one, other) => one - other)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

test('talks and make-ups that are agreed on and still to come stay', () => {
  const later = group.now() + day;
  group.doc.meetings = {
    jo: {
      meetings: [
        { ...meeting, starts_at: later },
        { ...meeting, starts_at: group.now() - 1 },
        { ...meeting, starts_at: later, outcome: 'declined' },
        meeting,
      ],
    },
  };
  const make_up = { seat: 'luis', session: 'w4', times: [later] };
  group.doc.make_ups = {
    m1: { ...make_up, state: 'taken', taken: later },
    m2: { ...make_up, seat: 'rosa', state: 'open' },
    m3: { ...make_up, seat: 'mira', state: 'declined' },
    m4: { ...make_up, seat: 'amina', state: 'open', times: [group.now() - 1] },
  };
  expect(behind(day)).toEqual({
    talks: [{ seat: 'jo', index: 0 }],
    make_ups: [
      { seat: 'luis', session: 'w4' },
      { seat: 'rosa', session: 'w4' },
    ],
    duties: [],
  });
});

test('hours of watch stay where a session lay in them and lies no more', () => {
  const at = sixth().starts_at;
  const around = { duty: 'd1', seat: 'ines', from: at - 60 * minute, until: at + 120 * minute };
  const weeks = { duty: 'd2', seat: 'ines', from: at - 7 * day, until: at + 7 * day };
  const next_week = {
    ...around,
    duty: 'd3',
    from: around.from + 7 * day,
    until: around.until + 7 * day,
  };
  group.doc.watch = { this: { duties: [around, weeks, next_week] } };
  const named = (...is: Parameters<typeof behind>) => behind(...is).duties.map(({ duty }) => duty);
  expect(named(day)).toEqual(['d1']);
  expect(named(30 * minute)).toEqual([]);
  expect(named(day, true)).toEqual(['d1', 'd3']);
});

async function move_by(ms: number) {
  const session = sixth();
  render(SessionChange, { group: room(), session, done });
  const field = screen.getByLabelText('New time', { exact: false });
  await fireEvent.input(field, { target: { value: for_input(session.starts_at + ms) } });
  await fireEvent.click(screen.getByRole('button', { name: 'Move it' }));
}

test('after the move the facilitator reads what stays, and changes it there', async () => {
  group.doc.meetings = { jo: { meetings: [{ ...meeting, starts_at: group.now() + day }] } };
  await move_by(day);
  expect(await screen.findByText(/What stands here was not/)).toBeTruthy();
  expect(done).not.toHaveBeenCalled();
  expect(await screen.findByText('A short call')).toBeTruthy();
  expect(screen.getByText('Jo')).toBeTruthy();
  expect(group.sent.map(({ do: name }) => name)).toEqual(['move_session']);
  await fireEvent.click(screen.getByRole('button', { name: 'Keep this time' }));
  expect(group.sent.at(-1)).toMatchObject({ do: 'plan_meeting', with: { seat: 'jo', meeting: 0 } });
});

test('where nothing stays behind the dialog shuts by itself', async () => {
  await move_by(day);
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
});

test('a session is moved while people wait in its lobby, if it has to be', async () => {
  group.become('lobby');
  render(Room, { group: room() });
  await fireEvent.click(screen.getByRole('button', { name: /^5 .*lobby/i }));
  const when = '2026-11-03T17:00';
  await fireEvent.input(screen.getByLabelText(/^New time/), { target: { value: when } });
  await fireEvent.click(screen.getByRole('button', { name: 'Move it' }));
  expect(group.sent.at(-1)).toEqual({
    do: 'move_session',
    with: { session: 'w5', starts_at: from_input(when), following: false },
  });
});
