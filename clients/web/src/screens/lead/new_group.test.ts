// SPDX-License-Identifier: Apache-2.0
// A new group, and who helps to lead it.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../../api';
import type { NewGroup as Asked } from '../../wire/generated';
import NewGroup from './NewGroup.svelte';

let asked: Asked[] = [];

const weekly = {
  id: 'weekly-14',
  title: 'Fourteen weeks',
  source: '',
  sessions: 14,
  session_minutes: 90,
  days_between: 7,
  language: 'en' as const,
  open_ended: false,
};

beforeEach(() => {
  asked = [];
  vi.spyOn(api, 'programmes').mockResolvedValue({ got: { programmes: [weekly] } });
  vi.spyOn(api, 'found').mockImplementation((fields) => {
    asked.push(fields);
    return Promise.resolve({
      fault: { at: '', code: 'no_such_leader', message: 'Nobody else signs in so.' },
    });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
});

async function found(co: string) {
  const { container } = render(NewGroup, { open: true });
  // A browser says so of a fold that is open from the start; this one does not.
  await fireEvent(container.querySelector('details')!, new Event('toggle'));
  await screen.findByText('Fourteen weeks');
  const fill = (label: RegExp, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  await fill(/^Name of the group/, 'Thursday group');
  await fill(/^First session/, '2030-01-03T18:00');
  await fill(/co-facilitator/, co);
  await fireEvent.click(screen.getByRole('button', { name: 'Start the group' }));
}

test('a facilitator founds a group with somebody who helps', async () => {
  await found(' noor ');
  expect(asked).toHaveLength(1);
  expect(asked[0]?.cofacilitator).toBe('noor');
});

test('alone, nobody is named', async () => {
  await found('');
  expect(asked).toHaveLength(1);
  expect(asked[0]).not.toHaveProperty('cofacilitator');
});

test('a name that nobody has is told, and nothing that was written is lost', async () => {
  await found('noor');
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
  expect(screen.getByLabelText<HTMLInputElement>(/co-facilitator/).value).toBe('noor');
});
