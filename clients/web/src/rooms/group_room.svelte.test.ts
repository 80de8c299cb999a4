// SPDX-License-Identifier: Apache-2.0
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeKeep } from '../wire/testing/fake_keep';
import { FakeSocket } from '../wire/testing/fake_socket';
import { GroupRoom } from './group_room.svelte';

interface Types {
  document: { goals?: Record<string, { text: string }> };
  commands: { set_goal: { text: string } };
  you: { seat: string };
}

let room: GroupRoom<Types>;

beforeEach(() => {
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
  room = new GroupRoom<Types>({
    room: 'g1',
    person: 'p1',
    keep: new FakeKeep(),
    signed_in: async () => true,
  });
  room.enter();
});

afterEach(() => {
  room.leave();
  vi.unstubAllGlobals();
});

test('what the server changes, changes on the screen', () => {
  const shown: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      shown.push(
        Object.values(room.doc.goals ?? {})
          .map(({ text }) => text)
          .join(', '),
      );
    });
  });
  flushSync();
  FakeSocket.last.welcomes('e1:0', { goals: { a: { text: 'call' } } });
  flushSync();
  FakeSocket.last.says({ n: 1, at: 0, patch: { goals: { b: { text: 'walk' } } } });
  flushSync();
  FakeSocket.last.says({ n: 2, at: 0, patch: { goals: { a: null } } });
  flushSync();
  expect(shown).toEqual(['', 'call', 'call, walk', 'walk']);
  expect(room.you).toEqual({ seat: 's1' });
  stop();
});

test('a command is marked as it goes its way', async () => {
  FakeSocket.last.welcomes();
  const sending = room.send('set_goal', { text: 'call' });
  expect(sending.state).toBe('waiting');
  expect(room.not_yet_saved).toBe(1);
  FakeSocket.last.says({ ok: FakeSocket.last.commands[0]!.id });
  expect(await sending.done).toBe(true);
  expect(sending.state).toBe('saved');
  expect(room.not_yet_saved).toBe(0);
});

test('what is pressed again while it is on its way is one thing', async () => {
  const socket = FakeSocket.last.welcomes();
  const first = room.send_once('set_goal', { text: 'call' });
  expect(room.send_once('set_goal', { text: 'call' })).toBe(first);
  const other = room.send_once('set_goal', { text: 'walk' });
  socket.says({ ok: socket.commands[0]!.id });
  expect(socket.commands.map((command) => command.with)).toEqual([
    { text: 'call' },
    { text: 'walk' },
  ]);
  socket.says({ ok: socket.commands[1]!.id });
  await other.done;
  expect(room.send_once('set_goal', { text: 'walk' }).state).toBe('waiting');
  expect(socket.commands).toHaveLength(3);
});

test('a refusal that no form shows any more is kept, with the words', async () => {
  const socket = FakeSocket.last.welcomes();
  const why = { code: 'session_not_closing', at: '', message: '' };
  const gone = room.send('set_goal', { text: 'call' });
  gone.show()();
  const stays = room.send('set_goal', { text: 'walk' });
  stays.show();
  socket.says({ no: socket.commands[0]!.id, why });
  socket.says({ no: socket.commands[1]!.id, why });
  await stays.done;
  expect(room.refused_late).toMatchObject([{ command: { with: { text: 'call' } }, why }]);
});

test('who leaves on purpose says goodbye', () => {
  const socket = FakeSocket.last.welcomes();
  room.leave();
  expect(socket.sent).toEqual(['{"live":{"is":"bye"}}']);
  expect(socket.closed_with).toBe(1000);
});
