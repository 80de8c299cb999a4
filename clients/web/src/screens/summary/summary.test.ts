// SPDX-License-Identifier: Apache-2.0
// What a member reads between sessions: the newest text, and what it was before.
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { SummaryReleaseView } from '../../wire/generated';
import SummaryLink from '../room/SummaryLink.svelte';
import Summary from './Summary.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;

beforeEach(() => (group = new FakeGroup('between', 'jo')));
afterEach(cleanup);

const first: SummaryReleaseView = {
  at: 1,
  by: 'ines',
  text: 'A warm hour.',
  lines: [{ initials: 'R.', text: 'Called her aunt.' }],
};
const put_right: SummaryReleaseView = { ...first, at: 2, text: 'A long, warm hour.' };

test('there is a way to it once something was given out', () => {
  const { unmount } = render(SummaryLink, { group: room() });
  expect(screen.queryByRole('link')).toBeNull();
  unmount();
  group.doc.summaries = { w4: { releases: [first] } };
  render(SummaryLink, { group: room() });
  expect(screen.getByRole('link').getAttribute('href')).toBe('#/summary');
});

test('the newest text stands first, and the one before is kept', async () => {
  group.doc.summaries = { w4: { releases: [first, put_right] } };
  render(Summary, { group: room() });
  expect((await screen.findByText('A long, warm hour.')).closest('details')).toBeNull();
  expect(screen.getByText('A warm hour.').closest('details')).toBeTruthy();
  expect(screen.getAllByText('R.')).toHaveLength(2);
});

test('a session without one says so', () => {
  render(Summary, { group: room() });
  expect(screen.getByText('There is nothing to read about this session yet.')).toBeTruthy();
});
