// SPDX-License-Identifier: Apache-2.0
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Drafts } from '../wire/drafts';
import type { Answer } from '../wire/outbox';
import { FakeKeep } from '../wire/testing/fake_keep';
import { Draft } from './draft.svelte';
import { Sending } from './sending.svelte';

let keep: FakeKeep;
let stop: () => void;
const blank = { words: '', sharing: 'facilitator' };
const saved = $state({ ...blank });
const written = $state({ at: undefined as number | undefined });

beforeEach(() => {
  keep = new FakeKeep();
  Object.assign(saved, blank);
  written.at = undefined;
  stop = () => {};
});

afterEach(() => stop());

function open(): Draft<{ words: string; sharing: string }> {
  let draft!: Draft<{ words: string; sharing: string }>;
  stop = $effect.root(() => {
    draft = new Draft(() => ({
      drafts: new Drafts(keep, 'jo/g1'),
      name: 'week',
      saved: { ...saved },
      at: written.at,
    }));
  });
  flushSync();
  return draft;
}

function answered(answer: Answer): Sending {
  return new Sending(Promise.resolve(answer));
}

function on_a_dead_line() {
  let answer!: (answer: Answer) => void;
  const sending = new Sending(new Promise<Answer>((resolve) => (answer = resolve)));
  return { sending, answer };
}

const refused = { saved: false, why: { code: 'session_held', at: '', message: '' } } as const;

function type(draft: Draft<{ words: string; sharing: string }>, words: string) {
  draft.fields.words = words;
  flushSync();
}

test('words that were begun are there again after a reload', () => {
  type(open(), 'My sister called');
  stop();
  expect(open().fields.words).toBe('My sister called');
});

test('as long as nothing was begun, a form shows what the room has', () => {
  const draft = open();
  saved.words = 'from my other phone';
  flushSync();
  expect(draft.fields.words).toBe('from my other phone');
});

test('what the room has never writes over what somebody types', () => {
  const draft = open();
  type(draft, 'I am typing');
  saved.words = 'from my other phone';
  flushSync();
  expect(draft.fields.words).toBe('I am typing');
});

test('words on their way are the outbox’s alone, and saved ones are no draft', async () => {
  const draft = open();
  type(draft, 'sent');
  const done = draft.hand_over(answered({ saved: true }));
  expect(keep.keys('')).toEqual([]);
  await done;
  expect(draft.begun).toBe(false);
  expect(draft.fields.words).toBe('sent');
  saved.words = 'sent';
  flushSync();
  saved.words = 'changed elsewhere';
  flushSync();
  expect(draft.fields.words).toBe('changed elsewhere');
});

test('a refusal gives the words back', async () => {
  const draft = open();
  type(draft, 'too late');
  await draft.hand_over(answered(refused));
  stop();
  expect(open().fields.words).toBe('too late');
});

test('what was typed while the first words were saved is kept', async () => {
  const draft = open();
  type(draft, 'first');
  const done = draft.hand_over(answered({ saved: true }));
  type(draft, 'first and second');
  await done;
  flushSync();
  expect(draft.begun).toBe(true);
  stop();
  expect(open().fields.words).toBe('first and second');
});

test('a form that is emptied for the next one leaves nothing behind', async () => {
  const draft = open();
  type(draft, 'one');
  expect(await draft.hand_over(answered({ saved: true }), { ...blank })).toBe(true);
  flushSync();
  expect(draft.fields.words).toBe('');
  expect(draft.begun).toBe(false);
  expect(keep.keys('')).toEqual([]);
});

test('what was written on meanwhile is not emptied for the next one', async () => {
  const draft = open();
  type(draft, 'Are you there?');
  const done = draft.hand_over(answered({ saved: true }), { ...blank });
  type(draft, 'Are you there? I am afraid');
  expect(await done).toBe(false);
  flushSync();
  expect(draft.fields.words).toBe('Are you there? I am afraid');
  stop();
  expect(open().fields.words).toBe('Are you there? I am afraid');
});

test.each([{ saved: true } as const, refused])(
  'a late answer leaves alone what was begun in the form that was opened again',
  async (answer) => {
    const line = on_a_dead_line();
    const first = open();
    type(first, 'A');
    const done = first.hand_over(line.sending);
    stop();
    type(open(), 'B');
    stop();
    line.answer(answer);
    await done;
    expect(open().fields.words).toBe('B');
  },
);

test('words that were saved, and changed once more before the answer, are saved', async () => {
  const line = on_a_dead_line();
  const draft = open();
  type(draft, 'mine');
  const done = draft.hand_over(line.sending);
  draft.fields.sharing = 'group';
  Object.assign(saved, { words: 'mine', sharing: 'group' });
  flushSync();
  line.answer({ saved: true });
  await done;
  flushSync();
  expect(draft.begun).toBe(false);
  expect(keep.keys('')).toEqual([]);
});

test('typed words are based on what stood there as the typing began, also after a reload', () => {
  written.at = 3;
  const draft = open();
  type(draft, 'I am typing');
  Object.assign(written, { at: 4 });
  saved.words = 'by somebody else';
  flushSync();
  expect(draft.based_on).toBe(3);
  stop();
  const again = open();
  expect(again.based_on).toBe(3);
  expect(again.begun).toBe(true);
  again.write_over();
  expect(again.based_on).toBe(4);
  expect(again.fields.words).toBe('I am typing');
});

test('a first note stays a first note, whatever somebody else wrote meanwhile', () => {
  type(open(), 'The first');
  Object.assign(written, { at: 4 });
  saved.words = 'by somebody else';
  flushSync();
  stop();
  expect(open().based_on).toBeUndefined();
});

test('what is saved is what the next words are based on', async () => {
  written.at = 3;
  const draft = open();
  type(draft, 'mine');
  await draft.hand_over(answered({ saved: true }));
  Object.assign(written, { at: 5 });
  saved.words = 'mine';
  flushSync();
  type(draft, 'mine and more');
  expect(draft.based_on).toBe(5);
});
