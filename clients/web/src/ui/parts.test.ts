// SPDX-License-Identifier: Apache-2.0
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Sending } from '../rooms/sending.svelte';
import ConnectionBar from './ConnectionBar.svelte';
import SavedMark from './SavedMark.svelte';
import Seats, { type Seat } from './Seats.svelte';
import TextArea from './TextArea.svelte';

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function after(ms: number) {
  await vi.advanceTimersByTimeAsync(ms);
  await tick();
}

test('a lost line counts down, says what is not saved, and can be tried at once', async () => {
  const try_now = vi.fn();
  const connection = { is: 'waiting' as const, until: Date.now() + 8_000 };
  render(ConnectionBar, { connection, not_yet_saved: 2, try_now });
  await after(1_000);
  expect(screen.getByText('The line is down. Trying again in 7 seconds.')).toBeTruthy();
  await after(3_000);
  expect(screen.getByText('The line is down. Trying again in 4 seconds.')).toBeTruthy();
  expect(screen.getByText('2 things are not saved yet.')).toBeTruthy();
  screen.getByRole('button', { name: 'Try now' }).click();
  expect(try_now).toHaveBeenCalledOnce();
});

test('a short gap is not worth a word', async () => {
  const props = { connection: { is: 'live' as const }, not_yet_saved: 1, try_now: () => {} };
  const { rerender } = render(ConnectionBar, props);
  await after(500);
  await rerender({ ...props, not_yet_saved: 0 });
  await after(5_000);
  expect(document.body.textContent?.trim()).toBe('');
});

test('a line that is tried again and again does not blink', async () => {
  const waiting = () => ({ is: 'waiting' as const, until: Date.now() + 2_000 });
  const props = { not_yet_saved: 0, try_now: () => {} };
  const { rerender } = render(ConnectionBar, { ...props, connection: waiting() });
  await after(1_100);
  expect(screen.getByText(/The line is down/)).toBeTruthy();
  for (let tries = 0; tries < 3; ++tries) {
    await rerender({ ...props, connection: { is: 'connecting' as const } });
    expect(screen.getByText('Connecting.')).toBeTruthy();
    await after(100);
    await rerender({ ...props, connection: waiting() });
    expect(screen.getByText(/The line is down/)).toBeTruthy();
    await after(2_000);
  }
  await rerender({ ...props, connection: { is: 'live' as const } });
  await after(100);
  expect(document.body.textContent?.trim()).toBe('');
});

test('a live line that does not save says so', async () => {
  render(ConnectionBar, { connection: { is: 'live' }, not_yet_saved: 1, try_now: () => {} });
  await after(1_600);
  expect(screen.getByText('Saving.')).toBeTruthy();
});

test('the circle says in words all that it shows', () => {
  const seats: Seat[] = [
    { id: '1', name: 'Rosa', state: 'here', turn: 'speaking' },
    { id: '2', name: 'Luis', state: 'lost' },
    { id: '3', name: 'Sam', state: 'here', hand: 1 },
    { id: '4', name: 'Jo', state: 'here', me: true },
    { id: '5', name: 'Ines', state: 'here', leads: true },
  ];
  render(Seats, { seats, left: 0.5 });
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    'A circle with 5 seats. Rosa is speaking.',
  );
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Rosa, is speaking, here',
    'Luis, back soon',
    'Sam, here, 1st hand',
    'Jo (you), here',
    'Ines, facilitator, here',
  ]);
});

test('a mark of who leads is said with its seat, and stands on seats to press alone', () => {
  const seats: Seat[] = [
    { id: '1', name: 'Rosa', state: 'here', mark: 'safety item open' },
    { id: '2', name: 'Luis', state: 'here' },
  ];
  const { container } = render(Seats, { seats, choose: () => {} });
  const names = screen.getAllByRole('button').map((seat) => seat.getAttribute('aria-label'));
  expect(names).toEqual(['Rosa, here, safety item open', 'Luis, here']);
  expect(container.querySelectorAll('.badge')).toHaveLength(1);
});

test('the limit is spoken of only when it is near, in code points', async () => {
  const { rerender } = render(TextArea, { label: 'Goal', limit: 100, value: 'short' });
  expect(document.body.textContent).not.toContain('left');
  await rerender({ value: '🌱'.repeat(95) });
  expect(screen.getByText('5 letters left')).toBeTruthy();
  await rerender({ value: '🌱'.repeat(101) });
  const box = screen.getByRole('textbox', { name: 'Goal' });
  expect(box.getAttribute('aria-invalid')).toBe('true');
  const described = document.getElementById(box.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toBe('That is 1 letter too long.');
});

test('a refusal is shown by a mark as long as one stands there', async () => {
  const unseen = vi.fn();
  const why = { code: 'goals_full', at: '', message: '' };
  let answer!: () => void;
  const on_its_way = () =>
    new Sending(new Promise((resolve) => (answer = () => resolve({ saved: false, why }))), unseen);
  const seen = on_its_way();
  const { unmount } = render(SavedMark, { sending: seen });
  answer();
  await seen.done;
  expect(unseen).not.toHaveBeenCalled();
  unmount();

  const late = on_its_way();
  render(SavedMark, { sending: late }).unmount();
  answer();
  await late.done;
  expect(unseen).toHaveBeenCalledWith(why);
});

test('what came of a save is heard, from a place that stood there before', async () => {
  const { rerender } = render(SavedMark, { sending: undefined });
  const status = screen.getByRole('status');
  expect(status.textContent).toBe('');
  const sending = new Sending(Promise.resolve({ saved: true }));
  await rerender({ sending });
  await sending.done;
  await tick();
  expect(status.textContent?.trim()).toBe('Saved');
});

test('a fault that a press brought is heard; the limit is not, letter by letter', async () => {
  const { rerender } = render(TextArea, { label: 'Goal', limit: 3, value: 'long' });
  expect(screen.getByText('That is 1 letter too long.')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  await rerender({ error: 'Please write a few words.' });
  expect(screen.getByRole('alert').textContent).toBe('Please write a few words.');
});

test('a mark tells the truth: on its way, saved, or why not', async () => {
  let answer!: (answer: { saved: true }) => void;
  const sending = new Sending(new Promise((resolve) => (answer = resolve)));
  render(SavedMark, { sending });
  expect(screen.getByText('Not saved yet')).toBeTruthy();
  answer({ saved: true });
  await sending.done;
  await tick();
  expect(screen.getByText('Saved')).toBeTruthy();

  cleanup();
  const why = { code: 'goals_full', at: '', message: 'You have five goals already.' };
  const refused = new Sending(Promise.resolve({ saved: false, why }));
  await refused.done;
  render(SavedMark, { sending: refused });
  expect(screen.getByText('Three goals at a time are enough. Lay one aside first.')).toBeTruthy();
});
