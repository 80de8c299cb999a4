// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection, type ConnectionState } from './connection';
import { FakeSocket } from './testing/fake_socket';

let states: ConnectionState[];
let cursor: string | undefined;
let signed_in: boolean;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.spyOn(Math, 'random').mockReturnValue(1);
  FakeSocket.all = [];
  states = [];
  cursor = undefined;
  signed_in = true;
  connection = new Connection('ws://here/ws/g1', {
    state: (state) => states.push(state),
    message: () => {},
    cursor: () => cursor,
    signed_in: async () => signed_in,
  });
  connection.start();
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const now = () => states.at(-1);
const beat = { live: { is: 'beat' } };

test('is live only once the server has welcomed', () => {
  expect(FakeSocket.last.subprotocol).toBe('octet.v1');
  FakeSocket.last.opens();
  expect(now()).toEqual({ is: 'connecting' });
  FakeSocket.last.welcomes();
  expect(now()).toEqual({ is: 'live' });
});

test('a lost line waits, says until when, and comes back with the cursor', () => {
  FakeSocket.last.welcomes();
  cursor = 'e7:12';
  FakeSocket.last.breaks();
  expect(now()).toEqual({ is: 'waiting', until: Date.now() + 1000 });

  vi.advanceTimersByTime(999);
  expect(FakeSocket.all).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(FakeSocket.last.url).toBe('ws://here/ws/g1?since=e7%3A12');
});

test('each wait is longer, up to half a minute, until a line has held', () => {
  const waits = [];
  for (let tries = 0; tries < 7; tries++) {
    FakeSocket.last.opens().breaks();
    const state = now();
    waits.push(state?.is === 'waiting' ? state.until - Date.now() : 0);
    vi.runOnlyPendingTimers();
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]);

  FakeSocket.last.welcomes();
  vi.advanceTimersByTime(5000);
  FakeSocket.last.breaks();
  expect(now()).toEqual({ is: 'waiting', until: Date.now() + 1000 });
});

test('a server that lets in and drops at once is not asked ever faster', () => {
  FakeSocket.last.welcomes().breaks();
  vi.advanceTimersByTime(1000);
  FakeSocket.last.welcomes().breaks();
  expect(now()).toEqual({ is: 'waiting', until: Date.now() + 2000 });
});

test('waits differ between phones', () => {
  vi.mocked(Math.random).mockReturnValue(0.5);
  FakeSocket.last.opens().breaks();
  expect(now()).toEqual({ is: 'waiting', until: Date.now() + 500 });
});

test('"try now" does not wait', () => {
  FakeSocket.last.welcomes().breaks();
  connection.try_now();
  expect(FakeSocket.all).toHaveLength(2);
  vi.advanceTimersByTime(2000);
  expect(FakeSocket.all).toHaveLength(2);
});

test('a beat every twenty seconds', () => {
  FakeSocket.last.welcomes();
  vi.advanceTimersByTime(40_000);
  expect(FakeSocket.last.sent).toEqual([JSON.stringify(beat), JSON.stringify(beat)]);
});

test('a server that answered beats and falls silent is behind a dead line', () => {
  FakeSocket.last.welcomes().says(beat);
  vi.advanceTimersByTime(60_000);
  expect(now()?.is).toBe('waiting');
  expect(FakeSocket.all[0]?.closed_with).toBe(1000);
});

test('a line that never opens is given up after ten seconds', () => {
  vi.advanceTimersByTime(10_000);
  expect(now()?.is).toBe('waiting');
});

test.each([
  [4501, 'not_invited'],
  [4503, 'signed_out'],
  [4504, 'wrong_version'],
  [4505, 'room_broken'],
  [4999, 'refused'],
])('%i says not to come back', (code, why) => {
  FakeSocket.last.welcomes().breaks(code);
  expect(now()).toEqual({ is: 'stopped', why });
  vi.advanceTimersByTime(120_000);
  expect(FakeSocket.all).toHaveLength(1);
});

test.each([1001, 1006, 1009, 4001, 4002, 4003, 4499])('%i says to come back', (code) => {
  FakeSocket.last.welcomes().breaks(code);
  expect(now()?.is).toBe('waiting');
});

test('who was signed out elsewhere does not knock for ever', async () => {
  signed_in = false;
  FakeSocket.last.breaks(1006);
  await vi.advanceTimersByTimeAsync(0);
  expect(now()).toEqual({ is: 'stopped', why: 'signed_out' });
});

test('a page that is restored from the back-forward cache tries at once', () => {
  FakeSocket.last.welcomes().breaks();
  const restored = new Event('pageshow');
  Object.assign(restored, { persisted: true });
  window.dispatchEvent(restored);
  expect(FakeSocket.all).toHaveLength(2);
});

test('a network that is back is tried at once', () => {
  FakeSocket.last.welcomes().breaks();
  window.dispatchEvent(new Event('online'));
  expect(FakeSocket.all).toHaveLength(2);
});

test('a page that wakes asks whether the line still lives', () => {
  FakeSocket.last.welcomes().says(beat);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(FakeSocket.last.sent).toEqual([JSON.stringify(beat)]);

  FakeSocket.last.says(beat);
  vi.advanceTimersByTime(6000);
  expect(FakeSocket.all).toHaveLength(1);

  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(6000);
  expect(FakeSocket.all).toHaveLength(2);
});

test('who left hears nothing more and does not come back', () => {
  const first = FakeSocket.last.welcomes();
  connection.stop();
  expect(first.closed_with).toBe(1000);
  window.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(1);
});
