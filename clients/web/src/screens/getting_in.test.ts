// SPDX-License-Identifier: Apache-2.0
// Signing in and joining: what is asked for, and what is said when it did not work.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { session } from '../shell/session.svelte';
import Join from './Join.svelte';
import SignIn from './SignIn.svelte';

const asked = vi.fn();

// Answers every question to a path with this status and body; notes what was asked.
function server_says(answers: Record<string, [number, object]>) {
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    asked(path, JSON.parse(String(body)));
    const [status, answer] = answers[path] ?? [404, {}];
    return new Response(JSON.stringify(answer), { status });
  });
}

afterEach(() => {
  cleanup();
  session.forget();
  asked.mockReset();
  vi.unstubAllGlobals();
});

const write = (label: RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const mine = () => fireEvent.click(screen.getByRole('radio', { name: 'Yes, only mine' }));

test.each([
  [401, 'wrong_password', 'The name and the passphrase do not fit.'],
  [429, 'wait', 'That was tried often. Please wait a little.'],
  [503, 'storage_full', 'Nothing can be saved just now. Please try again later.'],
  [503, 'busy', 'The server is busy. Please try again in a moment.'],
])('a sign-in that is refused says why (%s %s)', async (status, code, words) => {
  server_says({ '/api/sign-in': [status, { code, at: '', message: 'From the server.' }] });
  render(SignIn);
  await write(/Sign-in name/, 'dana');
  await write(/Password/, 'a quiet river');
  await mine();
  await press('Sign in');
  expect((await screen.findByRole('alert')).textContent).toBe(words);
});

const link = (role: string) => ({
  group: 'Thursday group',
  clinic: 'Maple clinic',
  role,
  expires_at: 0,
});

async function follows_a_link(role: string, go: string) {
  server_says({
    '/api/join/look': [200, link(role)],
    '/api/join': [422, { code: 'name_taken', at: '/name', message: '' }],
  });
  render(Join, { token: 'abc' });
  await screen.findByRole('button', { name: go });
  await mine();
  await write(/name/, 'Petra');
  await press(go);
  return () => asked.mock.calls.some(([path]) => path === '/api/join');
}

test.each([
  ['observer', 'Join the group'],
  ['on_call', 'Go on'],
])('who comes as %s needs a passphrase', async (role, go) => {
  const has_joined = await follows_a_link(role, go);
  expect(screen.getByText('Please choose a passphrase. You need it to come back.')).toBeTruthy();
  expect(has_joined()).toBe(false);

  await write(/A passphrase/, 'nine grey stones by the mill');
  await press(go);
  await vi.waitFor(() => expect(has_joined()).toBe(true));
});

test('a member may join without a passphrase', async () => {
  const has_joined = await follows_a_link('member', 'Join the group');
  await vi.waitFor(() => expect(has_joined()).toBe(true));
});
