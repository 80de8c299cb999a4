// SPDX-License-Identifier: Apache-2.0
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { people } from '../../rooms/views';
import { router } from '../../router.svelte';
import Flags from './Flags.svelte';
import PlanForm from './PlanForm.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;

beforeEach(() => (group = new FakeGroup('between', 'ines')));
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('a flag says what changed, and stays until something was done and written', async () => {
  const { id: seat } = people(group.doc)[0]!;
  group.doc = {
    ...group.doc,
    flags: {
      flag1: { seat, at: 1, reason: { kind: 'rise_since_last', measure: 'x', before: 4, now: 9 } },
    },
  };
  render(Flags, { group: room() });
  expect(screen.getByText(/4 last time, 9 now/)).toBeTruthy();

  await press('Done');
  expect(screen.getByRole('alert').textContent).toMatch(/choose one/);
  await fireEvent.click(screen.getByRole('radio', { name: 'Called' }));
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Slept badly.' } });
  await press('Done');
  expect(group.sent).toEqual([
    {
      do: 'answer_flag',
      with: { flag: 'flag1', answer: { action: 'called', words: 'Slept badly.' } },
    },
  ]);
});

test('a form is planned for all or one, now or before a session', async () => {
  group.doc = {
    ...group.doc,
    measures: {
      'phq-9': {
        version: 1,
        name: 'PHQ-9',
        given: 'form',
        titles: { en: 'Your last two weeks' },
        bands: [],
        band_titles: {},
        points_max: 27,
        danger: true,
        licence: { terms: '', attribution: '', source: '' },
      },
    },
  };
  render(PlanForm, { group: room() });
  expect(screen.getByText(/only be begun while somebody is on watch/)).toBeTruthy();
  await press('Plan it');
  expect(group.sent).toEqual([
    { do: 'plan_forms', with: { measure: 'phq-9', seats: [], occasion: 'between' } },
  ]);
});

test('on their own page a flag does not lead to it', () => {
  const flag = { seat: 'jo', at: 1, reason: { kind: 'rise_since_last', measure: 'x' } as const };
  group.doc = { ...group.doc, flags: { flag1: { ...flag } } };
  const way = () => screen.queryByRole('link', { name: 'Forms, line and what stands out' });
  const { unmount } = render(Flags, { group: room() });
  expect(way()?.getAttribute('href')).toBe('#/person/jo');
  unmount();
  router.replace('/person/jo');
  render(Flags, { group: room() });
  expect(way()).toBeNull();
  router.replace('/');
});
