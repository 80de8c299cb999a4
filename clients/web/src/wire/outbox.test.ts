// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { Outbox } from './outbox';
import { FakeKeep } from './testing/fake_keep';

const why = (code: string) => ({ code, at: '', message: 'Not now.' });

test('a command is kept until it is saved', async () => {
  const outbox = new Outbox(new FakeKeep(), 'mi/g1');
  const { command, answered } = outbox.add('set_goal', { text: 'call' });
  expect(command.id).toMatch(/^[A-Za-z0-9_-]{8,40}$/);
  expect(outbox.not_yet_saved).toBe(1);

  outbox.ok(command.id);
  expect(await answered).toEqual({ saved: true });
  expect(outbox.not_yet_saved).toBe(0);
});

test('a second ok for the same command changes nothing', () => {
  const changed = vi.fn();
  const outbox = new Outbox(new FakeKeep(), 'mi/g1', { changed });
  const { command } = outbox.add('set_goal', {});
  outbox.ok(command.id);
  outbox.ok(command.id);
  outbox.ok('never-made');
  expect(changed).toHaveBeenCalledTimes(2);
});

test('whoever sent it hears the reason of a refusal', async () => {
  const outbox = new Outbox(new FakeKeep(), 'mi/g1');
  const { command, answered } = outbox.add('set_goal', {});
  expect(outbox.no(command.id, why('too_long'))).toBe(false);
  expect(await answered).toEqual({ saved: false, why: why('too_long') });
  expect(outbox.waiting).toEqual([]);
});

test('busy is not a no: the command stays', () => {
  const outbox = new Outbox(new FakeKeep(), 'mi/g1');
  const { command } = outbox.add('set_goal', {});
  expect(outbox.no(command.id, why('busy'))).toBe(true);
  expect(outbox.waiting).toMatchObject([{ id: command.id, held_up: 'busy' }]);
});

test('a reload keeps what is not yet saved, in its order and with its ids', () => {
  const keep = new FakeKeep();
  const before = new Outbox(keep, 'mi/g1');
  const ids = ['a', 'b', 'c'].map((text) => before.add('set_goal', { text }).command.id);
  before.ok(ids[1]!);

  const after = new Outbox(keep, 'mi/g1');
  expect(after.waiting.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  expect(after.waiting[0]).toMatchObject({ do: 'set_goal', with: { text: 'a' } });
  after.ok(ids[0]!);
  after.ok(ids[2]!);
  expect(keep.kept.size).toBe(0);
});

test("another person's words are never sent", () => {
  const keep = new FakeKeep();
  new Outbox(keep, 'mi/g1').add('set_goal', {});
  expect(new Outbox(keep, 'ro/g1').waiting).toEqual([]);
  expect(new Outbox(keep, 'mi/g2').waiting).toEqual([]);
});

test('a refusal after a reload is told, with the words, so that they are not lost', () => {
  const keep = new FakeKeep();
  const { command } = new Outbox(keep, 'mi/g1').add('set_goal', { text: 'call' });
  const refused_late = vi.fn();
  new Outbox(keep, 'mi/g1', { refused_late }).no(command.id, why('goals_full'));
  expect(refused_late).toHaveBeenCalledWith(
    expect.objectContaining({ with: { text: 'call' } }),
    why('goals_full'),
  );
});

test('a question is not counted and not kept', () => {
  const keep = new FakeKeep();
  const outbox = new Outbox(keep, 'mi/g1');
  outbox.ask('recall_session', { session: 'x' });
  expect(outbox.not_yet_saved).toBe(0);
  expect(outbox.waiting).toHaveLength(1);
  expect(keep.kept.size).toBe(0);
});

test('what cannot be read in storage is thrown away', () => {
  const keep = new FakeKeep();
  keep.set('outbox/mi/g1/1-x', '{half');
  expect(new Outbox(keep, 'mi/g1').waiting).toEqual([]);
  expect(keep.kept.size).toBe(0);
});
