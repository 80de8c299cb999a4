// SPDX-License-Identifier: Apache-2.0
// A member in danger: one press, then the question, then who answers; and the plan of their own.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../../api';
import { groups, type Group } from '../../rooms/group.svelte';
import { forget_plans_of_others, keep_own_plan, kept_own_plans } from '../../rooms/own_plan';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { router } from '../../router.svelte';
import type { CareAnswer } from '../../wire/generated';
import { forget_everything, phone_keep, set_only_mine } from '../../wire/keep';
import Care from './Care.svelte';
import EmergencyContactForm from '../plan/EmergencyContactForm.svelte';
import Left from '../away/Left.svelte';
import Help from '../Help.svelte';
import PrivateLine from './PrivateLine.svelte';
import SafetyPlan from '../plan/SafetyPlan.svelte';
import Today from './Today.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;
const jo = (in_room: string) => ({ person: 'jo', room: in_room });
const plan = {
  signs: ['I stop answering'],
  alone: [],
  company: [],
  people: ['Eva'],
  services: [],
  safety: [],
};

const care = (answers: CareAnswer[]) => {
  const r1 = { at: group.now(), trigger: 'distress' as const, answers };
  group.doc = { ...group.doc, care: { r1 } };
};

beforeEach(() => (group = new FakeGroup('round', 'jo')));
afterEach(() => {
  cleanup();
  forget_everything();
  set_only_mine(false);
  router.replace('/');
});

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('“I am not safe” is sent at once and leads to the help page', async () => {
  render(PrivateLine, { group: room() });
  await press('I am not safe');
  expect(group.sent).toEqual([{ do: 'write_line', with: { kind: 'distress' } }]);
  expect(location.hash).toBe('#/help');
});

test('a pause stays where it was asked for', async () => {
  render(PrivateLine, { group: room() });
  await press('I need a pause');
  expect(location.hash).not.toBe('#/help');
});

test('where somebody is, alone, says nothing of now', async () => {
  care([]);
  render(Care, { group: room() });
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'On the bridge' } });
  await press(/where I am/);
  expect(group.sent.at(-1)?.with).toEqual({ place: 'On the bridge' });
});

test('whether it is happening now is one tap, and can be changed', async () => {
  care([]);
  render(Care, { group: room() });
  expect(screen.getByRole('heading').textContent).toBe('It is there for your facilitators');
  await fireEvent.click(screen.getByRole('radio', { name: 'Yes, now' }));
  expect(group.sent.at(-1)).toEqual({ do: 'say_now', with: { now: true } });
  await fireEvent.input(screen.getByRole('textbox', { name: /Where are you/ }), {
    target: { value: ' At the station ' },
  });
  await fireEvent.click(screen.getByRole('radio', { name: 'Not right now' }));
  expect(group.sent.at(-1)?.with).toEqual({ now: false, place: 'At the station' });
});

test('who answers is shown by name, and said aloud', async () => {
  care([]);
  render(Care, { group: room() });
  care([{ by: 'ines', at: group.now(), answer: 'calling' }]);
  await tick();
  expect(screen.getByRole('heading').textContent).toBe('Somebody has answered');
  expect(screen.getByText(/Ines: I am calling you/)).toBeTruthy();
});

test('a sign that has not left the phone yet says so', () => {
  group.waiting_for('write_line', { kind: 'distress' });
  render(Care, { group: room() });
  expect(screen.getByRole('heading').textContent).toBe('Your message is on its way');
  expect(screen.queryByText(/there for your/)).toBeNull();
});

test.each([
  ['today', Today],
  ['who has left', Left],
] as const)('who answers is read on the first screen of %s', async (_, Screen) => {
  care([]);
  render(Screen, { group: room() });
  expect(screen.getByRole('group', { name: 'Is this happening now?' })).toBeTruthy();
  care([{ by: 'ines', at: group.now(), answer: 'calling' }]);
  await tick();
  expect(screen.getByText(/Ines: I am calling you/)).toBeTruthy();
  group.doc = { ...group.doc, care: {} };
  await tick();
  expect(screen.queryByText(/I am calling you/)).toBeNull();
});

test('answered and not happening now, the question steps back on the next visit', async () => {
  const answers = [{ by: 'ines', at: group.now(), answer: 'seen' as const }];
  const folded = () => screen.queryByText('Has something changed?');
  care(answers);
  render(Care, { group: room() });
  group.doc = { ...group.doc, care: { r1: { ...group.doc.care!['r1']!, now: false } } };
  await tick();
  expect(folded()).toBeNull();
  cleanup();
  render(Care, { group: room() });
  expect(folded()).toBeTruthy();
  care([]);
  await tick();
  expect(folded()).toBeNull();
  cleanup();
  group.doc = { ...group.doc, care: { r1: { ...group.doc.care!['r1']!, answers, now: false } } };
  render(Care, { group: room(), emergency: '112' });
  expect(folded()).toBeNull();
});

test('on the help page one’s own facilitators can be asked before anything else has loaded', () => {
  vi.spyOn(groups, 'here', 'get').mockReturnValue(Object.assign(group, { ready: true }) as never);
  vi.spyOn(api, 'help').mockResolvedValue({ got: { places: [] } });
  care([]);
  render(Help);
  expect(screen.getByRole('button', { name: 'I am not safe' })).toBeTruthy();
  expect(screen.getByText('It is there for your facilitators')).toBeTruthy();
  vi.restoreAllMocks();
});

test('help now says whether the facilitator is in the room', async () => {
  vi.spyOn(groups, 'here', 'get').mockReturnValue(Object.assign(group, { ready: true }) as never);
  vi.spyOn(api, 'help').mockResolvedValue({ got: { places: [] } });
  group.become('round');
  render(Help);
  expect(screen.getByText('Your facilitator is in the room.')).toBeTruthy();
  group.away = ['ines', 'noor'];
  await tick();
  expect(screen.getByText(/^Nobody is on watch/)).toBeTruthy();
  group.away = [];
  group.become('between');
  await tick();
  expect(screen.getByText(/^Nobody is on watch/)).toBeTruthy();
  vi.restoreAllMocks();
});

test('without a sign nothing of it is shown', () => {
  const { container } = render(Care, { group: room() });
  expect(container.textContent).toBe('');
});

test('a plan is written one thing on a line', async () => {
  render(SafetyPlan, { group: room() });
  await press('Keep my plan');
  expect(screen.getByRole('alert').textContent).toBe('Please write a few words.');
  const signs = screen.getByRole('textbox', { name: /How I notice/ });
  await fireEvent.input(signs, { target: { value: 'I stop answering\n\n  I sleep by day ' } });
  await press('Keep my plan');
  expect(group.sent.at(-1)).toEqual({
    do: 'write_crisis_plan',
    with: {
      plan: {
        signs: ['I stop answering', 'I sleep by day'],
        alone: [],
        company: [],
        people: [],
        services: [],
        safety: [],
      },
    },
  });
});

test('six lines are too many for one part', async () => {
  render(SafetyPlan, { group: room() });
  const signs = screen.getByRole('textbox', { name: /How I notice/ });
  await fireEvent.input(signs, { target: { value: '1\n2\n3\n4\n5\n6' } });
  await press('Keep my plan');
  expect(screen.getByText('Please keep to 5 lines.')).toBeTruthy();
  expect(group.sent).toEqual([]);
});

test('a contact needs a name and a number, and can be taken back', async () => {
  const contacts = { jo: { contact: { name: 'Eva', phone: '030 1' } } };
  group.doc = { ...group.doc, contacts };
  render(EmergencyContactForm, { group: room() });
  await press('Take it back');
  expect(group.sent.at(-1)).toEqual({ do: 'give_emergency_contact', with: {} });
  await fireEvent.input(screen.getByRole('textbox', { name: 'Name' }), { target: { value: ' ' } });
  await press('Keep it');
  expect(screen.getByText('Please give a name and a number.')).toBeTruthy();
  expect(group.sent).toHaveLength(1);
});

test('one’s own plan is kept on a phone that is only one’s own, and goes with the sign-in', () => {
  keep_own_plan(jo('g1'), plan);
  expect(kept_own_plans()).toEqual([]);
  set_only_mine(true);
  keep_own_plan(jo('g1'), plan);
  expect(kept_own_plans()).toEqual([plan]);
  forget_everything();
  set_only_mine(true);
  expect(kept_own_plans()).toEqual([]);
});

test('a group without a plan takes the plan of another group off no phone', () => {
  set_only_mine(true);
  keep_own_plan(jo('g1'), plan);
  keep_own_plan(jo('g2'), undefined);
  expect(kept_own_plans()).toEqual([plan]);
});

test('nobody sees the plan of another on the same phone', () => {
  set_only_mine(true);
  keep_own_plan(jo('g1'), plan);
  expect(kept_own_plans('ro')).toEqual([]);

  forget_plans_of_others('ro');
  expect(kept_own_plans()).toEqual([]);
  expect(kept_own_plans('jo')).toEqual([]);
});

test('a plan that an earlier page kept without its owner is shown to nobody, and goes', () => {
  set_only_mine(true);
  phone_keep.set('crisis_plan/g1', JSON.stringify(plan));
  expect(kept_own_plans()).toEqual([]);
  keep_own_plan(jo('g1'), plan);
  expect(phone_keep.keys('crisis_plan/')).toEqual(['crisis_plan/jo/g1']);
});

test('no plan stays on a phone that others use', () => {
  set_only_mine(true);
  keep_own_plan(jo('g1'), plan);
  set_only_mine(false);
  forget_plans_of_others('jo');
  expect(phone_keep.keys('crisis_plan/')).toEqual([]);
});

test('where one is, sent alone, says nothing of whether it is happening now', async () => {
  care([]);
  render(Care, { group: room() });
  await press('Send where I am');
  expect(group.sent).toEqual([]);
  await fireEvent.input(screen.getByRole('textbox', { name: /Where are you/ }), {
    target: { value: 'Bridge' },
  });
  await press('Send where I am');
  expect(group.sent).toEqual([{ do: 'say_now', with: { place: 'Bridge' } }]);
});

test('“yes, now” is sent again when it is pressed again', async () => {
  const r1 = { at: group.now(), trigger: 'distress' as const, now: true, answers: [] };
  group.doc = { ...group.doc, care: { r1 } };
  render(Care, { group: room() });
  await fireEvent.click(screen.getByRole('radio', { name: 'Yes, now' }));
  expect(group.sent).toEqual([{ do: 'say_now', with: { now: true } }]);
});

test('the first thing to read after “I am not safe” has a number to press', async () => {
  care([]);
  vi.spyOn(groups, 'here', 'get').mockReturnValue(Object.assign(room(), { ready: true }));
  render(Help);
  const card = screen.getByRole('region', { name: 'It is there for your facilitators' });
  const number = within(card).getByRole('link', { name: /^Call \d+$/ });
  expect(number.getAttribute('href')).toMatch(/^tel:\d+$/);
  vi.restoreAllMocks();
});

test('“straight to them” is said where there is somebody to call', async () => {
  render(Help);
  const place = screen.getByRole('combobox');
  await fireEvent.change(place, { target: { value: 'GB' } });
  expect(screen.getByText(/goes straight to them/)).toBeTruthy();
  await fireEvent.change(place, { target: { value: 'elsewhere' } });
  expect(screen.queryByText(/goes straight to them/)).toBeNull();
});
