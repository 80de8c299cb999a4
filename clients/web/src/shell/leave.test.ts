// SPDX-License-Identifier: Apache-2.0
// Leaving, and who is signed in after it, on a phone that others use.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Me } from '../wire/generated';
import { forget_everything, set_only_mine } from '../wire/keep';
import { leave_quickly } from './leave';
import { session } from './session.svelte';

const as = (person?: string) => ({ person, demo: false, groups: [] }) as unknown as Me;

// The server, and whether the line to it is up.
let line: boolean;
let signed_in: string | undefined;
let fault: string | undefined;
let asked: string[];

async function server(path: string): Promise<Response> {
  if (!line) throw new Error('no line');
  asked.push(path);
  if (path !== '/api/sign-out') return new Response(JSON.stringify(as(signed_in)));
  if (fault) return new Response(JSON.stringify({ code: fault }), { status: 503 });
  signed_in = undefined;
  return new Response('{}');
}

beforeEach(() => {
  [line, signed_in, fault, asked] = [true, 'jo', undefined, []];
  forget_everything();
  vi.stubGlobal('fetch', server);
  vi.spyOn(location, 'replace').mockImplementation(() => {});
  session.signed_in(as('jo'), false);
});

afterEach(() => {
  session.forget();
  document.body.hidden = false;
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

// Somebody else opens the address.
async function opened(): Promise<string | undefined> {
  session.lapse();
  await session.ask();
  return session.me?.person;
}

test('who left on a dead line is signed out before anybody is signed in', async () => {
  line = false;
  leave_quickly();
  expect(await opened()).toBeUndefined();
  expect(session.offline).toBe(true);

  line = true;
  expect(await opened()).toBeUndefined();
  expect(signed_in).toBeUndefined();
  expect(localStorage.length).toBe(0);
});

test('what the server does not take just now is asked again', async () => {
  line = false;
  leave_quickly();
  [line, fault] = [true, 'busy'];
  expect(await opened()).toBeUndefined();
  expect(signed_in).toBe('jo');
  fault = undefined;
  expect(await opened()).toBeUndefined();
  expect(signed_in).toBeUndefined();
});

test('a goodbye that was heard is not said twice', async () => {
  leave_quickly();
  expect(signed_in).toBeUndefined();
  expect(await opened()).toBeUndefined();
  expect(asked).toEqual(['/api/sign-out', '/api/me']);
  expect(localStorage.length).toBe(0);
});

test('whoever signs in next stays signed in', async () => {
  line = false;
  leave_quickly();
  [line, signed_in] = [true, 'ro'];
  session.signed_in(as('ro'), false);
  expect(await opened()).toBe('ro');
});

test('a phone that is only one’s own stays signed in', async () => {
  set_only_mine(true);
  leave_quickly();
  expect(await opened()).toBe('jo');
});

test('nobody is told that they are signed out while the server has not done it', async () => {
  fault = 'storage_full';
  expect(await session.sign_out()).toBe(false);
  expect(session.me?.person).toBe('jo');
  fault = 'signed_out';
  expect(await session.sign_out()).toBe(true);
});
