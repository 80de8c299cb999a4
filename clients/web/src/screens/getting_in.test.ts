// SPDX-License-Identifier: Apache-2.0
// Signing in: what is said when it did not work.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { session } from '../shell/session.svelte';
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
