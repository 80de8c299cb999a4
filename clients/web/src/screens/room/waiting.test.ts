// SPDX-License-Identifier: Apache-2.0
// Where the focus is when a screen comes later than its address.
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick, type Component } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { arrive, router } from '../../router.svelte';
import NotFound from '../NotFound.svelte';
import Waiting from './Waiting.svelte';

let come: () => void;

beforeEach(() => void (window.scrollTo = vi.fn()));
afterEach(() => {
  cleanup();
  router.replace('/');
});

function wait_for_screen() {
  const loaded = new Promise<{ default: Component<{ group: Group }> }>(
    (resolve) => (come = () => resolve({ default: NotFound as Component<{ group: Group }> })),
  );
  render(Waiting, { load: () => loaded, group: {} as Group });
}

async function is_here() {
  come();
  await screen.findByText('Nothing is here');
  await tick();
}

const focused = () => document.activeElement?.textContent;

test('after a step to another screen, the focus is on its heading once it is here', async () => {
  router.replace('/today');
  wait_for_screen();
  arrive();
  expect(focused()).toBe('Notes');
  await is_here();
  expect(focused()).toBe('Nothing is here');
});

test('whatever the keyboard went on to meanwhile keeps it', async () => {
  router.replace('/group');
  wait_for_screen();
  arrive();
  const other = document.body.appendChild(document.createElement('button'));
  other.focus();
  await is_here();
  expect(document.activeElement).toBe(other);
  other.remove();
});

test('the first screen of a page moves no focus', async () => {
  router.replace('/goals');
  wait_for_screen();
  await is_here();
  expect(document.activeElement).toBe(document.body);
});
