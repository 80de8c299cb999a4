// SPDX-License-Identifier: Apache-2.0
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { router } from './router.svelte';
import Help from './screens/Help.svelte';
import NotFound from './screens/NotFound.svelte';
import { session } from './shell/session.svelte';
import type { Me } from './wire/generated';

const { course, here } = vi.hoisted(() => ({
  course: { load: () => new Promise<never>(() => {}) },
  here: vi.fn(),
}));

vi.mock('./routes', () => ({
  not_found: { path: '*', load: async () => ({ default: NotFound }) },
  routes: [
    { path: '/help', load: async () => ({ default: Help }) },
    { path: '/course', load: () => course.load() },
    { path: '/here', load: here, signed_in: true },
  ],
}));

const jo = { person: 'jo', demo: false, groups: [] } as unknown as Me;

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(jo)));
  window.scrollTo = vi.fn();
});

afterEach(() => {
  cleanup();
  session.forget();
  router.replace('/');
  vi.unstubAllGlobals();
});

test('a page that fails late does not take “Help now” away', async () => {
  let fail = () => {};
  course.load = () => new Promise((_, no) => (fail = () => no(new Error('no line'))));
  router.replace('/course');
  render(App);
  await vi.waitFor(() => expect(fail).toBeTruthy());
  router.replace('/help');
  await screen.findByRole('heading', { name: 'Are you in danger now?' });

  fail();
  await vi.dynamicImportSettled();
  expect(screen.getByRole('heading', { name: 'Are you in danger now?' })).toBeTruthy();
  expect(screen.queryByText('The server does not answer')).toBeNull();
});

test('a page that fails while it is waited for says so, with “Help now” beside it', async () => {
  course.load = () => Promise.reject(new Error('no line'));
  router.replace('/course');
  render(App);
  expect(await screen.findByText('The server does not answer')).toBeTruthy();
  expect(screen.getByText(/Try again as often as you like/)).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Help now' })).not.toEqual([]);
});

test('whoever is asked for again stays where they read', async () => {
  here.mockResolvedValue({ default: NotFound });
  session.signed_in(jo, false);
  router.replace('/here');
  render(App);
  await screen.findByText('Nothing is here');
  await session.ask();
  await tick();
  expect(here).toHaveBeenCalledOnce();
  expect(window.scrollTo).not.toHaveBeenCalled();
  router.replace('/help');
  await vi.waitFor(() => expect(window.scrollTo).toHaveBeenCalledOnce());
});
