// SPDX-License-Identifier: Apache-2.0
// Beside the numbers stands why: each week's link as a mark on the line and a row of the table.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { progress } from '../../rooms/testing/forms';
import type { Document, MeasureProgress, ScoreView } from '../../wire/generated';
import { link_words, links_in } from './links';
import { score_line } from './score_line';
import ScoreLine from './ScoreLine.svelte';
import ScoreTable from './ScoreTable.svelte';

afterEach(cleanup);

const day_ms = 24 * 60 * 60 * 1000;
const at = (week: number) => Date.UTC(2026, 2, 2) + week * 7 * day_ms;
const box = { width: 100, height: 40 };

const held = (n: number) => ({
  n,
  phase: 'middle' as const,
  purpose: 'Work',
  state: 'ended' as const,
  starts_at: at(n),
});

const live: Document = { sessions: { w1: held(1), w2: held(2), w3: held(3) } };

const week = (session: string, feeling?: string) => ({
  seat: 'jo',
  session,
  mood: { sharing: 'facilitator' as const, words: { mood: 3, change: 'down' as const } },
  week: { sharing: 'facilitator' as const, words: { happened: 'A quarrel', with_whom: 'Rosa' } },
  link: {
    sharing: 'facilitator' as const,
    ...(feeling && { words: { feeling, area: 'dispute' as const } }),
  },
  sheets: [],
  commitments: [],
});

const found: Document = {
  checkins: {
    c1: week('w1', 'left out'),
    c2: week('w2', 'angry'),
    c3: week('w3'),
    other: { ...week('w1', 'tired'), seat: 'rosa' },
  },
};

const score = (form: string, n: number, total?: number): ScoreView => ({
  form,
  at: at(n) - day_ms,
  occasion: 'session',
  session_n: n,
  ...(total !== undefined && { total }),
  missing: 0,
  assisted: false,
});

const of_weeks: MeasureProgress = {
  ...progress,
  scores: [score('f1', 1, 4), score('f3', 3, 0)],
};

const links = links_in(found, live, 'jo');

test('the links of one person that can be read, the oldest first', () => {
  expect(links.map(({ n }) => n)).toEqual([1, 2]);
  expect(link_words(links[0]!).join(' | ')).toMatch(/A quarrel \(Rosa\) \| left out \(/);
});

test('a link stands on the line: at the form of its week, or between two', () => {
  const { points, dots, stations } = score_line(of_weeks.scores, links, 4, box);
  expect(stations).toBe(3);
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [100, 40],
  ]);
  expect(dots.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [50, 20],
  ]);
});

test('a mark is a button with its week for a name, and says why when it is pressed', async () => {
  render(ScoreLine, { progress: of_weeks, links });
  const marks = screen.getAllByRole('button', { name: /had to do with/ });
  expect(marks).toHaveLength(2);
  expect(screen.queryByText(/left out/)).toBeNull();
  await fireEvent.click(marks[0]!);
  expect(marks[0]!.getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByText(/left out/)).toBeTruthy();
  await fireEvent.click(marks[1]!);
  expect(screen.getByText(/angry/)).toBeTruthy();
  expect(screen.queryByText(/left out/)).toBeNull();
});

test('without links the line is as it was', () => {
  render(ScoreLine, { progress: of_weeks });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.queryByText(/ring/)).toBeNull();
});

test('the table says the same, a link below what it belongs to', () => {
  render(ScoreTable, { progress: of_weeks, bands: ['Light', 'Heavy'], caption: 'Short', links });
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows).toHaveLength(5);
  expect(within(rows[1]!).getByText('no form')).toBeTruthy();
  expect(within(rows[2]!).getByText(/angry/)).toBeTruthy();
  expect(within(rows[2]!).getByRole('cell').getAttribute('colspan')).toBe('3');
  expect(within(rows[4]!).getByText(/left out/)).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Short: The numbers' }).tabIndex).toBe(0);
});

test('how heavy staff call it is not in a member’s own table; whether it fits is', () => {
  const fit = { fit: 'partly' as const };
  const scores = [{ ...score('f1', 1, 4), band: 'heavy', fit }];
  const mine = { ...progress, scores };
  const { unmount } = render(ScoreTable, { progress: mine, caption: 'Short' });
  expect(screen.queryByText('Heavy')).toBeNull();
  expect(screen.queryByText('It says')).toBeNull();
  expect(screen.getByText('fits in part')).toBeTruthy();
  unmount();
  render(ScoreTable, { progress: mine, bands: ['Light', 'Heavy'], caption: 'Short' });
  expect(screen.getByText('Heavy')).toBeTruthy();
});
