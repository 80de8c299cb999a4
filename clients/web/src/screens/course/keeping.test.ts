// SPDX-License-Identifier: Apache-2.0
// What the course asks of a member, and the plan outside the last sessions.
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { day } from '../../rooms/testing/people';
import type { MeetingView } from '../../wire/generated';
import CourseHere from '../member/CourseHere.svelte';
import PlanNow from './PlanNow.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;

beforeEach(() => (group = new FakeGroup('between', 'jo')));
afterEach(cleanup);

function given(...meetings: Partial<MeetingView>[]) {
  const one = { title: 'Three months on', purpose: 'How are you?', minutes: 30 };
  group.doc.meetings = {
    jo: { meetings: meetings.map((more) => ({ when: 'months_after_last', ...one, ...more })) },
  };
}

test('a member reads with whom a talk is due, and until when', async () => {
  given({ due_from: group.now() - day, due_by: group.now() + day });
  render(CourseHere, { group: room() });
  expect(await screen.findByText(/^A talk with Ines or Noor is due by/)).toBeTruthy();
  expect(screen.getByText(/private line/)).toBeTruthy();
});

test('one that is late is not lost, and one that was agreed on has its time', async () => {
  given(
    { due_from: 0, due_by: group.now() - day },
    { due_from: 0, due_by: group.now() + day, starts_at: group.now() + day },
  );
  render(CourseHere, { group: room() });
  expect(await screen.findByText(/It is not too late/)).toBeTruthy();
  expect(screen.getByText(/^You talk with Ines or Noor on/)).toBeTruthy();
});

test('half-way leads to the people and to the goals', async () => {
  const revision = { version: 1, by: 'jo', at: 0 };
  group.doc.course = { this: { ...group.doc.course!['this']!, occasion: 'midpoint' } };
  group.doc.ties = { t1: { seat: 'jo', revision, places: [{ occasion: 'start', at: 0 }] } };
  render(CourseHere, { group: room() });
  const people = await screen.findByRole('link', { name: 'Look at my people again' });
  expect(people.getAttribute('href')).toBe('#/pregroup/jo/people');
  const goals = screen.getByRole('link', { name: 'Look at my goals again' });
  expect(goals.getAttribute('href')).toBe('#/pregroup/jo/goals');
});

test('the plan is read in the session, and changed on its page', () => {
  group.doc.plans = {
    jo: { sharing: 'only_me', at: 0, parts: [{ part: 'ahead', words: 'The first of May.' }] },
  };
  render(PlanNow, { group: room() });
  expect(screen.getByText('The first of May.')).toBeTruthy();
  const change = screen.getByRole('link', { name: 'Change my plan' });
  expect(change.getAttribute('href')).toBe('#/course/plan');
  cleanup();
  delete group.doc.plans;
  render(PlanNow, { group: room() });
  expect(screen.getByRole('link', { name: 'Write my plan' })).toBeTruthy();
});
