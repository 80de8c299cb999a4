// SPDX-License-Identifier: Apache-2.0
// A join link: what is missing is found, and who is in already is not sent away.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../api';
import { router } from '../router.svelte';
import { session } from '../shell/session.svelte';
import type { Me } from '../wire/generated';
import Join from './Join.svelte';

const jo = { person: 'jo', name: 'Jo', demo: false, groups: [] } as unknown as Me;
const invited = {
  group: 'Thursday group',
  clinic: 'Maple clinic',
  role: 'member' as const,
  expires_at: 0,
};

beforeEach(() => {
  window.scrollTo = vi.fn();
  vi.spyOn(api, 'look').mockResolvedValue({ got: invited });
});
afterEach(() => {
  cleanup();
  session.forget();
  router.replace('/');
  vi.restoreAllMocks();
});

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const focused = () => document.activeElement as HTMLInputElement;

test('the first thing that is missing gets the focus, with its error', async () => {
  render(Join, { token: 'abc' });
  await press('Join the group');
  await vi.waitFor(() => expect(focused().type).toBe('radio'));
  const phone = screen.getByRole('group', { name: 'Is this phone only yours?' });
  const ids = phone.getAttribute('aria-describedby')!.split(' ');
  const said = ids.map((id) => document.getElementById(id)?.textContent);
  expect(said).toContain('Please say if this phone is only yours.');

  await fireEvent.click(screen.getByRole('radio', { name: 'Yes, only mine' }));
  expect(screen.queryByText('Please say if this phone is only yours.')).toBeNull();
  await press('Join the group');
  await vi.waitFor(() => expect(focused().getAttribute('aria-invalid')).toBe('true'));
});

test('a name that is taken gets the focus back', async () => {
  const fault = { code: 'name_taken', at: '/name', message: '' };
  vi.spyOn(api, 'join').mockResolvedValue({ fault });
  render(Join, { token: 'abc' });
  await fireEvent.click(await screen.findByRole('radio', { name: 'Yes, only mine' }));
  const name = screen.getByRole('textbox', { name: 'Your name in the group' });
  await fireEvent.input(name, { target: { value: 'Rosa' } });
  await press('Join the group');
  await vi.waitFor(() => expect(document.activeElement).toBe(name));
});

test('whoever is in already and taps the link again is led back in', async () => {
  const fault = { code: 'link_used', at: '', message: '' };
  vi.spyOn(api, 'look').mockResolvedValue({ fault });
  const { unmount } = render(Join, { token: 'abc' });
  expect(await screen.findByText('This link does not work')).toBeTruthy();
  unmount();
  session.signed_in(jo, false);
  render(Join, { token: 'abc' });
  expect(await screen.findByText('You are in already, Jo')).toBeTruthy();
  expect(screen.queryByText('This link does not work')).toBeNull();
  expect(screen.getByRole('link', { name: 'Go on' }).getAttribute('href')).toBe('#/today');
});
