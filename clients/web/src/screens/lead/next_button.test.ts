// SPDX-License-Identifier: Apache-2.0
// The one button asks before what cannot be taken back.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import NextButton from './NextButton.svelte';

afterEach(cleanup);

test('the end of a session is asked about, whichever button says it', async () => {
  const group = new FakeGroup('closing', 'ines');
  group.doc.next = { this: { step: 12, what: 'end_session' } };
  render(NextButton, { group: group as unknown as Group });
  await fireEvent.click(screen.getByRole('button', { name: 'End the session' }));
  expect(group.sent).toEqual([]);
  const asked = within(screen.getByRole('dialog'));
  expect(asked.getByText(/cannot be undone/)).toBeTruthy();
  await fireEvent.click(asked.getByRole('button', { name: 'End the session' }));
  expect(group.sent).toEqual([{ do: 'end_session', with: {} }]);
});
