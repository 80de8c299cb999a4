// SPDX-License-Identifier: Apache-2.0
// Half a page in a facilitator's hands: where one goes on, and what the group reads of it by now.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { SummaryDraftView, SummaryView } from '../../wire/generated';
import GroupSummary from './GroupSummary.svelte';

let group: FakeGroup;

beforeEach(() => (group = new FakeGroup('between', 'ines')));
afterEach(cleanup);

const props = (summary: SummaryView | undefined) => ({
  group: group as unknown as Group,
  session: 'w4',
  summary,
  changed: () => {},
});
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const hour = () => screen.getByRole('textbox', { name: /About the hour/ });

const lines = [{ seat: 'rosa', initials: 'R.', text: 'Called her aunt.' }];
const draft: SummaryDraftView = { at: 3, text: 'A warm hour.', lines };
const release = {
  at: 4,
  by: 'ines',
  text: draft.text,
  lines: [{ ...lines[0]!, seat: undefined! }],
};

test('whoever asks for a draft goes on in it', async () => {
  const { rerender } = render(GroupSummary, props(undefined));
  await press('Draft it from what the group saw');
  await rerender(props({ draft, releases: [] }));
  await waitFor(() => expect(document.activeElement).toBe(hour()));
});

test('what the group reads as it stands is said, until somebody writes on', async () => {
  render(GroupSummary, props({ draft, releases: [release] }));
  expect(screen.getByText('The group reads it as it stands here.')).toBeTruthy();
  await fireEvent.input(hour(), { target: { value: 'A long, warm hour.' } });
  expect(screen.queryByText('The group reads it as it stands here.')).toBeNull();
  expect(screen.getByText('Please save it first.')).toBeTruthy();
});

test('a correction that is saved is not yet what the group reads', () => {
  const corrected = { ...draft, at: 5, text: 'A long, warm hour.' };
  render(GroupSummary, props({ draft: corrected, releases: [release] }));
  expect(screen.queryByText('The group reads it as it stands here.')).toBeNull();
  expect(screen.queryByText('Please save it first.')).toBeNull();
});

test('what was saved is not called saved once somebody writes on', async () => {
  render(GroupSummary, props({ draft, releases: [] }));
  await fireEvent.input(hour(), { target: { value: 'A long, warm hour.' } });
  await press('Save');
  expect(await screen.findByText('Saved')).toBeTruthy();
  await fireEvent.input(hour(), { target: { value: 'A long, warm hour!' } });
  await waitFor(() => expect(screen.queryByText('Saved')).toBeNull());
});
