// SPDX-License-Identifier: Apache-2.0
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { session } from '../../shell/session.svelte';
import { Drafts } from '../../wire/drafts';
import type { Me } from '../../wire/generated';
import { right_keep } from '../../wire/keep';
import SignOut from './SignOut.svelte';

afterEach(() => {
  cleanup();
  session.forget();
});

test('words in another group than the one that is open are asked about too', async () => {
  session.signed_in({ person: 'jo', demo: false, groups: [] } as unknown as Me, false);
  new Drafts(right_keep(), 'jo/g2').write('goal', 'Call my');
  render(SignOut);
  await fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(screen.getByRole('dialog').textContent).toContain('1 thing');
});
