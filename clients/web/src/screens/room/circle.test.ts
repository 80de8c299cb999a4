// SPDX-License-Identifier: Apache-2.0
// The middle of the circle is small: a long name is cut there, and whole for the ears.
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import Circle from './Circle.svelte';

afterEach(cleanup);

test('a long name of who speaks is cut in the middle, and whole in the list', () => {
  const group = new FakeGroup('round', 'jo');
  const speaker = group.doc.floor!['this']!.speaker!;
  const name = 'Maria-Magdalena Konstantinopoulou';
  const seats = group.doc.seats!;
  group.doc.seats = { ...seats, [speaker]: { ...seats[speaker]!, name } };
  const { container } = render(Circle, { group: group as unknown as Group });
  expect(container.querySelector('.middle .name')?.textContent).toBe('Maria-Magda…');
  expect(screen.getByRole('img').getAttribute('aria-label')).toContain(name);
  expect(screen.getByText(new RegExp(`^${name}, is speaking`))).toBeTruthy();
});
