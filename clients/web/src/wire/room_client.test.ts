// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionState } from './connection';
import type { Doc } from './frames';
import { RoomClient } from './room_client';
import { FakeKeep } from './testing/fake_keep';
import { FakeSocket } from './testing/fake_socket';

let keep: FakeKeep;
let doc: Doc;
let state: ConnectionState;
let not_yet_saved: number;
let refused_late: unknown[];
let room: RoomClient;

function open_page(): RoomClient {
  doc = {};
  const client = new RoomClient(
    { url: 'ws://here/ws/g1', owner: 'mi/g1', keep, doc, signed_in: async () => true },
    {
      connection: (next) => (state = next),
      you: () => {},
      waiting: (_, count) => (not_yet_saved = count),
      live: () => {},
      refused_late: (...what) => refused_late.push(what),
    },
  );
  client.enter();
  return client;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
  keep = new FakeKeep();
  refused_late = [];
  room = open_page();
});

afterEach(() => {
  room.leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ids = () => FakeSocket.last.commands.map(({ id }) => id);

const sent = () => FakeSocket.last.commands.map((command) => command.with);
const newest = () => ids().at(-1)!;
const ok = () => FakeSocket.last.says({ ok: newest() });
const not_now = (id: string, code = 'too_fast') =>
  FakeSocket.last.says({ no: id, why: { code, at: '', message: '' } });

test('what is sent before the line is live leaves with the welcome, one after the other', () => {
  void room.send('set_goal', { text: 'one' });
  void room.send('set_goal', { text: 'two' });
  expect(not_yet_saved).toBe(2);
  FakeSocket.last.welcomes();
  expect(sent()).toEqual([{ text: 'one' }]);
  ok();
  expect(sent()).toEqual([{ text: 'one' }, { text: 'two' }]);
  ok();
  expect(not_yet_saved).toBe(0);
});

test('what is held up is never made after what is newer', () => {
  FakeSocket.last.welcomes();
  void room.send('write_note', { text: 'v1' });
  not_now(newest());
  void room.send('write_note', { text: 'v2' });
  expect(sent()).toEqual([{ text: 'v1' }]);
  vi.advanceTimersByTime(2100);
  ok();
  expect(sent().slice(1)).toEqual([{ text: 'v1' }, { text: 'v2' }]);
});

test('a command that is refused for good holds nothing up', () => {
  FakeSocket.last.welcomes();
  void room.send('write_note', { text: 'v1' });
  void room.send('write_note', { text: 'v2' });
  not_now(newest(), 'too_long');
  expect(sent()).toEqual([{ text: 'v1' }, { text: 'v2' }]);
});

test('how long the server may make us wait begins short again once it takes something', () => {
  FakeSocket.last.welcomes();
  for (let i = 0; i < 8; i++) {
    void room.send('write_note', { text: `v${i}` });
    not_now(newest());
    vi.advanceTimersByTime(2100);
    expect(ids()).toHaveLength(2 * i + 2);
    ok();
  }
});

test.each([
  ['write_line', { kind: 'distress' }],
  ['say_now', { now: true }],
  ['answer_item', { form: 'f1', item: 'phq9_9', choice: 2 }],
  ['acknowledge_risk', { risk: 'r1', answer: 'calling', waits_since: 1 }],
  ['hand_over_risk', { risk: 'r1', to: 's2' }],
])('a sign of danger, and what is done about one, waits for nothing: %s', (name, fields) => {
  FakeSocket.last.welcomes();
  void room.send('write_note', { text: 'v1' });
  not_now(newest(), 'storage_full');
  void room.send(name, fields);
  expect(sent().at(-1)).toEqual(fields);
});

test('a question does not wait for what is to be saved', () => {
  FakeSocket.last.welcomes();
  void room.send('write_note', { text: 'v1' });
  void room.ask('recall_session', { session: 'x' });
  expect(sent().at(-1)).toEqual({ session: 'x' });
});

test('a form is sent after all of its answers', () => {
  FakeSocket.last.welcomes();
  void room.send('answer_item', { form: 'f1', item: 'a', choice: 1 });
  void room.send('answer_item', { form: 'f1', item: 'b', choice: 2 });
  void room.send('send_form', { form: 'f1' });
  const [a, b] = ids();
  expect(ids()).toHaveLength(2);
  not_now(a!);
  FakeSocket.last.says({ ok: b! });
  expect(sent().at(-1)).not.toEqual({ form: 'f1' });
  vi.advanceTimersByTime(2100);
  ok();
  expect(sent().at(-1)).toEqual({ form: 'f1' });
});

test('an answer that was held up is not made after a newer one to the same question', () => {
  FakeSocket.last.welcomes();
  const answer = (choice: number) => ({ form: 'f1', item: 'a', choice });
  void room.send('answer_item', answer(0));
  not_now(newest(), 'storage_full');
  void room.send('answer_item', answer(2));
  expect(sent()).toEqual([answer(0), answer(2)]);
  ok();
  vi.advanceTimersByTime(2100);
  expect(sent()).toHaveLength(2);
  expect(not_yet_saved).toBe(0);
});

test('yes, no and yes again leave once each, in this order', () => {
  FakeSocket.last.welcomes();
  for (const now of [true, false, true]) void room.send('say_now', { now });
  expect(sent()).toEqual([{ now: true }, { now: false }, { now: true }]);
  for (const id of ids()) FakeSocket.last.says({ ok: id });
  expect(sent()).toHaveLength(3);
  expect(not_yet_saved).toBe(0);
});

test('where somebody is takes no yes away that waits', () => {
  FakeSocket.last.welcomes();
  void room.send('say_now', { now: true });
  not_now(newest(), 'storage_full');
  void room.send('say_now', { place: 'at the station' });
  ok();
  vi.advanceTimersByTime(2100);
  expect(sent().at(-1)).toEqual({ now: true });
});

test('two messages on the private line are two, however they leave', () => {
  void room.send('write_line', { kind: 'distress' });
  void room.send('write_line', { kind: 'distress' });
  expect(not_yet_saved).toBe(2);
});

test('a command is sent again with the same id after every reconnect, until its ok', async () => {
  FakeSocket.last.welcomes();
  const saved = room.send('set_goal', { text: 'call' });
  const [id] = ids();

  FakeSocket.last.breaks();
  room.try_now();
  FakeSocket.last.welcomes();
  expect(ids()).toEqual([id]);

  FakeSocket.last.says({ ok: id! }, { ok: id! });
  expect(await saved).toEqual({ saved: true });
  expect(not_yet_saved).toBe(0);

  FakeSocket.last.breaks();
  room.try_now();
  FakeSocket.last.welcomes();
  expect(ids()).toEqual([]);
});

test('a reload in between loses nothing and repeats nothing', () => {
  FakeSocket.last.welcomes();
  void room.send('set_goal', { text: 'call' });
  const [id] = ids();
  room.leave();

  room = open_page();
  expect(not_yet_saved).toBe(1);
  FakeSocket.last.welcomes();
  expect(ids()).toEqual([id]);
  FakeSocket.last.says({ ok: id! });
  expect(not_yet_saved).toBe(0);
});

test('a server that was started anew gives the whole document and gets what is waiting', () => {
  FakeSocket.last.welcomes('e1:3', { goals: { a: { text: 'old' } } });
  void room.send('set_goal', { text: 'call' });
  const [id] = ids();
  FakeSocket.last.breaks(1001);
  room.try_now();
  expect(FakeSocket.last.url).toContain('since=e1%3A3');

  FakeSocket.last.welcomes('e2:0', { goals: { b: { text: 'new' } } });
  expect(doc).toEqual({ goals: { b: { text: 'new' } } });
  expect(ids()).toEqual([id]);
  FakeSocket.last.says({ n: 1, at: 0, patch: { goals: { c: { text: 'call' } } } }, { ok: id! });
  expect(doc.goals).toHaveProperty('c');
  expect(not_yet_saved).toBe(0);
});

test('a gap brings the whole document, not a wrong one', () => {
  FakeSocket.last.welcomes('e1:3', { goals: {} });
  FakeSocket.last.says({ n: 5, at: 0, patch: { goals: { a: {} } } });
  expect(FakeSocket.all).toHaveLength(2);
  expect(FakeSocket.last.url).toBe('ws://here/ws/g1');
  expect(doc).toEqual({ goals: {} });
});

test('messages after a gap in the same frame are not read', () => {
  FakeSocket.last.welcomes('e1:3', { goals: {} });
  FakeSocket.last.says(
    { n: 5, at: 0, patch: { goals: { a: {} } } },
    { n: 6, at: 0, patch: { goals: { b: {} } } },
  );
  expect(FakeSocket.all).toHaveLength(2);
});

test('a busy server is asked again by itself', async () => {
  FakeSocket.last.welcomes();
  const saved = room.send('set_goal', {});
  const [id] = ids();
  FakeSocket.last.says({ no: id!, why: { code: 'busy', at: '', message: '' } });
  expect(not_yet_saved).toBe(1);
  vi.advanceTimersByTime(2100);
  expect(ids()).toEqual([id, id]);
  FakeSocket.last.says({ ok: id! });
  expect(await saved).toEqual({ saved: true });
});

test('a question gets what was found', async () => {
  FakeSocket.last.welcomes();
  const answer = room.ask('recall_session', { session: 'x' });
  const found = { sessions: { x: { n: 3 } } };
  FakeSocket.last.says({ ok: ids()[0]!, found });
  expect(await answer).toEqual({ saved: true, found });
});

test('the time is the server’s', () => {
  vi.setSystemTime(1_000_000);
  FakeSocket.last.opens().says({ welcome: { you: {}, cursor: 'e1:0', now: 1_600_000, doc: {} } });
  vi.advanceTimersByTime(500);
  expect(room.clock.now()).toBe(1_600_500);
});

test('a line that cannot be read does not harm the rest', () => {
  FakeSocket.last.welcomes('e1:0', {});
  FakeSocket.last.onmessage?.({ data: '{half\n{"n":1,"at":0,"patch":{"goals":{"a":{}}}}\nnull' });
  expect(doc).toEqual({ goals: { a: {} } });
  expect(state.is).toBe('live');
});
