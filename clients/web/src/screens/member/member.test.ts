// SPDX-License-Identifier: Apache-2.0
// The parts of a member's room that matter most, with a room that answers as it is told.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { last_step_of } from '../../rooms/views';
import { announcer } from '../../ui/announcer.svelte';
import NextSession from '../room/NextSession.svelte';
import Between from './Between.svelte';
import Checkin from './Checkin.svelte';
import CommitForm from './CommitForm.svelte';
import Lobby from './Lobby.svelte';
import MyStep from './MyStep.svelte';
import NowPart from './NowPart.svelte';
import MyTurn from './MyTurn.svelte';
import Now from './Now.svelte';
import PrivateLine from './PrivateLine.svelte';
import WeekForm from './WeekForm.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;

beforeEach(() => (group = new FakeGroup('round', 'jo')));
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('passing is one tap, and equal to speaking', async () => {
  render(MyTurn, { group: room() });
  expect(screen.getByRole('heading').textContent).toBe('You are next but one');
  await press('Pass today');
  expect(group.sent).toEqual([{ do: 'pass_turn', with: {} }]);
});

test('one’s own turn is said at once, and can be finished', async () => {
  render(MyTurn, { group: room() });
  group.become('my_turn');
  await tick();
  expect(screen.getByRole('heading').textContent).toBe('It is your turn');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(announcer.urgent).toBe('It is your turn');
  await press('I am done');
  expect(group.sent.at(-1)?.do).toBe('finish_turn');
});

test('who stepped out has one thing to do: come back', async () => {
  group.become('stepped_out');
  render(MyTurn, { group: room() });
  expect(screen.getAllByRole('button')).toHaveLength(1);
  await press('Come back in');
  expect(group.sent.at(-1)?.do).toBe('step_back_in');
});

test('a refusal is said beside the button, in our words', async () => {
  render(MyTurn, { group: room() });
  group.refuse('raise_hand', 'hand_already_raised');
  await press("I'd like to speak");
  expect((await screen.findByRole('alert')).textContent).toBe('Your hand is up already.');
});

test('sharing a part that is saved is asked of the room at once', async () => {
  render(Checkin, { group: room() });
  await fireEvent.click(screen.getAllByRole('radio', { name: 'The group', hidden: true })[0]!);
  expect(group.sent).toEqual([{ do: 'share_checkin', with: { part: 'mood', sharing: 'group' } }]);
});

const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));

test('who sees it, thought over while the words wait, follows right behind them', async () => {
  group.doc.checkins = {};
  render(WeekForm, { group: room() });
  const happened = screen.getByRole('textbox', { name: /What happened/ });
  await fireEvent.input(happened, { target: { value: 'My sister called' } });
  await choose('The group');
  expect(group.sent).toEqual([]);
  group.line_is_dead();
  await press('Save');
  await choose('My facilitator');
  expect(group.sent.map((one) => [one.do, (one.with as { sharing: string }).sharing])).toEqual([
    ['check_in_week', 'group'],
    ['share_checkin', 'facilitator'],
  ]);
});

test('a form that is opened again shows who will see what is on its way', async () => {
  group.doc.checkins = {};
  group.waiting_for('check_in_week', { happened: 'My sister called', sharing: 'group' });
  render(WeekForm, { group: room() });
  expect((screen.getByRole('radio', { name: 'The group' }) as HTMLInputElement).checked).toBe(true);
  await choose('My facilitator');
  expect(group.sent.map((one) => one.with)).toEqual([{ part: 'week', sharing: 'facilitator' }]);
});

test('who sees a part is not saved as long as the choice is on its way', () => {
  group.waiting_for('share_checkin', { part: 'mood', sharing: 'facilitator' });
  render(Checkin, { group: room() });
  expect(screen.getByText('Not saved yet')).toBeTruthy();
});

test('what is typed after a save is not called saved', async () => {
  group.doc.checkins = {};
  render(WeekForm, { group: room() });
  const happened = screen.getByRole('textbox', { name: /What happened/ });
  await fireEvent.input(happened, { target: { value: 'My sister called' } });
  await press('Save');
  expect(await screen.findByText('Saved')).toBeTruthy();
  await fireEvent.input(happened, { target: { value: 'My sister called twice' } });
  expect(screen.queryByText('Saved')).toBeNull();
});

test('a step that is to be shared less is, though the wider choice is on its way', async () => {
  const [id, card] = Object.entries(group.doc.cards!).find(([, one]) => one.seat === 'jo')!;
  render(CommitForm, { group: room(), card: { id, ...card, sharing: 'facilitator' } });
  group.line_is_dead();
  for (const name of ['The group', 'My facilitator']) {
    await choose(name);
    await press('Save');
  }
  const shared = group.sent.filter((one) => one.do === 'share_card');
  expect(shared.map((one) => one.with)).toEqual([
    { card: id, sharing: 'group' },
    { card: id, sharing: 'facilitator' },
  ]);
});

test('a part on its way is marked as not saved, wherever it was sent from', () => {
  group.waiting_for('check_in_win', { win: 'I slept.', sharing: 'facilitator' });
  render(Checkin, { group: room() });
  expect(screen.getByText('Not saved yet')).toBeTruthy();
});

test('a step needs words; without them nothing is sent', async () => {
  render(CommitForm, { group: room() });
  await press('This is my step');
  expect(screen.getByText('Please write a few words.')).toBeTruthy();
  expect(group.sent).toEqual([]);
});

test('a step takes the goal in hand, and leaves out what is empty', async () => {
  render(CommitForm, { group: room() });
  const what = screen.getByRole('textbox', { name: /One thing/ });
  await fireEvent.input(what, { target: { value: ' Call Tom ' } });
  await press('This is my step');
  expect(group.sent).toEqual([
    { do: 'commit', with: { goal: 'g_jo', words: { what: 'Call Tom' }, sharing: 'group' } },
  ]);
});

test('beside what to do stand ideas for how', () => {
  render(CommitForm, { group: room() });
  expect(screen.getByText('Ideas for how').closest('details')).toBeTruthy();
});

test('words on the private line are kept in sight until they are saved', async () => {
  group.waiting_for('write_line', { kind: 'words', words: 'Are you there?' });
  render(PrivateLine, { group: room() });
  const said = screen.getByRole('list', { name: 'What you sent' });
  expect(said.textContent).toContain('Are you there?');
  expect(said.textContent).toContain('Not saved yet');
});

test('a sign of danger needs no words and no second tap', async () => {
  render(PrivateLine, { group: room() });
  await press('I am not safe');
  expect(group.sent).toEqual([{ do: 'write_line', with: { kind: 'distress' } }]);
});

test('what is written while the line is dead stands there when it is back', async () => {
  render(PrivateLine, { group: room() });
  const words = screen.getByRole('textbox') as HTMLTextAreaElement;
  await fireEvent.input(words, { target: { value: 'Are you there?' } });
  group.line_is_dead();
  await press('Send');
  await fireEvent.input(words, { target: { value: 'Are you there? I am afraid' } });
  await group.line_is_back();
  expect(words.value).toBe('Are you there? I am afraid');
});

test('taps that a dead line does not answer make one step', async () => {
  render(CommitForm, { group: room() });
  group.line_is_dead();
  const what = screen.getByRole('textbox', { name: /One thing/ }) as HTMLTextAreaElement;
  await fireEvent.input(what, { target: { value: 'Call Tom' } });
  await press('This is my step');
  await press('This is my step');
  expect(group.sent).toHaveLength(1);
  await group.line_is_back();
  expect(what.value).toBe('');
});

// A step that was chosen at home, for the session that was missed, belongs to the one that comes.
function a_step_from_home() {
  const { k_jo, ...others } = group.doc.cards!;
  const at = group.now() - 4 * 24 * 60 * 60_000;
  group.doc.cards = { ...others, k_home: { ...k_jo!, session: 'w5', at, what: 'Call Tom' } };
}

test('a step that was chosen at home is asked about when the session is near', () => {
  group.become('lobby');
  group.doc.checkins = {};
  a_step_from_home();
  render(MyStep, { group: room() });
  expect(screen.getByRole('button', { name: 'I did it' })).toBeTruthy();
  expect(last_step_of(group.doc, 'jo')?.what).toBe('Call Tom');
});

test('a step that was chosen at home leaves room for a new one', async () => {
  group.become('commitment');
  a_step_from_home();
  const now = { place: 'commit', parts: [] } as const;
  render(NowPart, { group: room(), now: now as never });
  expect(screen.getByRole('button', { name: 'This is my step' })).toBeTruthy();

  const made = { ...group.doc.cards!['k_home']!, at: group.now(), what: 'Walk with Eva' };
  group.doc.cards = { ...group.doc.cards, k_new: made };
  await tick();
  expect(screen.queryByRole('button', { name: 'This is my step' })).toBeNull();
  expect(screen.getByText('Walk with Eva')).toBeTruthy();
});

test('who waits is told whether the facilitator knows of it', async () => {
  group.become('waiting');
  render(Lobby, { group: room() });
  expect(screen.getByText(/knows that you are here/)).toBeTruthy();
  group.away = ['ines', 'noor'];
  await tick();
  expect(screen.getByText(/is not here yet/)).toBeTruthy();
  expect(screen.queryByText(/knows that you are here/)).toBeNull();
});

test('a session whose time went by is not said to begin soon', async () => {
  group.become('between');
  const starts = (before_min: number) => {
    const starts_at = group.now() - before_min * 60_000;
    group.doc.sessions = {
      ...group.doc.sessions,
      w5: { ...group.doc.sessions!['w5']!, starts_at },
    };
  };
  const { session_minutes } = group.doc.course!['this']!;
  starts(session_minutes - 1);
  render(NextSession, { group: room() });
  expect(screen.getByText(/begins soon/)).toBeTruthy();
  starts(session_minutes + 1);
  await tick();
  expect(screen.queryByText(/begins soon/)).toBeNull();
  expect(screen.getByText(/did not take place at that time. Your facilitator says/)).toBeTruthy();
});

test('when the evening is over nobody hears that the group moved on', async () => {
  announcer.hush();
  const say = vi.spyOn(announcer, 'say');
  render(Now, { group: room() });
  group.become('steps');
  await tick();
  expect(say).toHaveBeenCalledWith('The group moved to How my step went.');
  say.mockClear();
  group.become('over');
  await tick();
  expect(say).not.toHaveBeenCalled();
  say.mockRestore();
});

test('the button of the hand is one and keeps the focus', async () => {
  render(MyTurn, { group: room() });
  const hand = screen.getByRole('button', { name: "I'd like to speak" });
  hand.focus();
  await fireEvent.click(hand);
  const here = group.doc.floor!['this']!;
  group.doc.floor = { this: { ...here, hands: [...here.hands, group.you.seat!] } };
  await tick();
  expect(document.activeElement).toBe(hand);
  expect(hand.textContent?.trim()).toBe('Lower my hand');
  expect(hand.getAttribute('aria-pressed')).toBe('true');
});

test('where the pressed button goes away, the focus goes to the heading of its card', async () => {
  render(MyTurn, { group: room() });
  const out = screen.getByRole('button', { name: 'Step out' });
  out.focus();
  group.line_is_dead();
  await fireEvent.click(out);
  group.become('stepped_out');
  await tick();
  await group.line_is_back();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('You stepped out'));
});

test('a step that moves keeps the focus where it went, and says where', async () => {
  const say = vi.spyOn(announcer, 'say');
  group.become('between');
  render(Between, { group: room() });
  const button = screen.getAllByRole('button', { name: /^To Done/ })[0]!;
  button.focus();
  group.line_is_dead();
  await fireEvent.click(button);
  const { card: id } = group.sent.at(-1)!.with as { card: string };
  const card = group.doc.cards![id]!;
  group.doc.cards = { ...group.doc.cards, [id]: { ...card, place: 'done' } };
  await tick();
  await group.line_is_back();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(card.what));
  expect(say).toHaveBeenCalledWith('Moved to Done.');
  say.mockRestore();
});

test('each button of a step says of which step it is', () => {
  group.become('between');
  render(Between, { group: room() });
  const names = screen
    .getAllByRole('button', { name: /^(A warm word|To |Change)/ })
    .map(({ textContent }) => textContent?.trim());
  expect(names.length).toBeGreaterThan(3);
  expect(new Set(names).size).toBe(names.length);
  expect(names.every((name) => /: \S/.test(name!))).toBe(true);
});
