// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { DocumentStore } from './document';

const welcome = (cursor: string, doc: Record<string, Record<string, object>>) => ({
  you: {},
  now: 0,
  cursor,
  doc,
});

test('a welcome is the whole document', () => {
  const store = new DocumentStore();
  store.welcome(welcome('e1:0', { goals: { a: { text: 'call' } }, seats: { s: { name: 'Mi' } } }));
  store.welcome(welcome('e2:0', { goals: { b: { text: 'walk' } } }));

  expect(store.doc).toEqual({ goals: { b: { text: 'walk' } }, seats: {} });
  expect(store.cursor).toBe('e2:0');
});

test('a patch replaces whole entities, and null removes', () => {
  const store = new DocumentStore();
  store.welcome(welcome('e1:4', { goals: { a: { text: 'call', done: true }, b: { text: 'x' } } }));

  expect(store.patched({ n: 5, at: 0, patch: { goals: { a: { text: 'write' }, b: null } } })).toBe(
    'applied',
  );
  expect(store.doc).toEqual({ goals: { a: { text: 'write' } } });
  expect(store.cursor).toBe('e1:5');
});

test('a patch that is not the next one is a gap, and one seen before changes nothing', () => {
  const store = new DocumentStore();
  store.welcome(welcome('e1:4', { goals: {} }));

  expect(store.patched({ n: 6, at: 0, patch: { goals: { a: {} } } })).toBe('gap');
  expect(store.patched({ n: 4, at: 0, patch: { goals: { a: {} } } })).toBe('seen_before');
  expect(store.doc).toEqual({ goals: {} });
});

test('a short gap is filled by the patches of a welcome', () => {
  const store = new DocumentStore();
  store.welcome(welcome('e1:4', { goals: {} }));
  const applied = store.welcome({
    you: {},
    now: 0,
    cursor: 'e1:6',
    patches: [
      { n: 5, at: 0, patch: { goals: { a: { text: 'one' } } } },
      { n: 6, at: 0, patch: { goals: { a: null } } },
    ],
  });

  expect(applied).toBe('applied');
  expect(store.doc).toEqual({ goals: {} });
});

test('patches that do not reach the cursor of their welcome are a gap', () => {
  const store = new DocumentStore();
  store.welcome(welcome('e1:4', {}));
  expect(store.welcome({ you: {}, now: 0, cursor: 'e1:9', patches: [] })).toBe('gap');
});

test('the object is the same for ever, so that whoever watches it sees each change', () => {
  const doc = {};
  const store = new DocumentStore(doc);
  store.welcome(welcome('e1:0', { goals: { a: {} } }));
  expect(store.doc).toBe(doc);
});
