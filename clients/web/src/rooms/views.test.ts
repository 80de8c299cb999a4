// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Document, FloorView, LineView } from '../wire/generated';
import { session, step_of, turns_before, unanswered } from './views';

const round = (states: FloorView['round']): FloorView => ({ round: states, hands: [], here: [] });

describe('how long until my turn', () => {
  const going = round([
    { seat: 'amina', state: 'spoken' },
    { seat: 'luis', state: 'speaking' },
    { seat: 'rosa', state: 'waiting' },
    { seat: 'samir', state: 'later' },
  ]);

  it('is now for who speaks, and next for who follows', () => {
    expect(turns_before(going, 'luis')).toBe(0);
    expect(turns_before(going, 'rosa')).toBe(1);
  });

  it('puts who was left for later at the end', () => {
    expect(turns_before(going, 'samir')).toBe(2);
  });

  it('is nothing for who has spoken, and for who is not in the round', () => {
    expect(turns_before(going, 'amina')).toBeUndefined();
    expect(turns_before(going, 'mila')).toBeUndefined();
  });

  it('is next for the first when nobody speaks yet', () => {
    expect(turns_before(round([{ seat: 'rosa', state: 'waiting' }]), 'rosa')).toBe(1);
  });
});

describe('what is found in a document', () => {
  const card = { seat: 'me', session: 's1', sharing: 'group', hidden: false } as const;

  it('the step in hand is the newest that is not done', () => {
    const doc: Document = {
      cards: {
        old: { ...card, at: 1, place: 'ahead', what: 'old' },
        newer: { ...card, at: 2, place: 'under_way', what: 'newer' },
        finished: { ...card, at: 3, place: 'done', what: 'finished' },
        other: { ...card, seat: 'you', at: 4, place: 'ahead', what: 'not mine' },
      },
    };
    expect(step_of(doc, 'me')?.what).toBe('newer');
  });

  it('a line that nobody answered stays until somebody does, danger first', () => {
    const line = (at: number, kind: LineView['kind'], answered: boolean): LineView => ({
      seat: 'me',
      at,
      kind,
      replies: answered ? [{ by: 'lead', at: at + 1, answer: 'seen' }] : [],
    });
    const doc: Document = {
      lines: {
        a: line(1, 'pause', false),
        b: line(2, 'distress', false),
        c: line(0, 'words', true),
      },
    };
    expect(unanswered(doc).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('there is no session when the course is over', () => {
    expect(session({})).toBeUndefined();
  });
});
