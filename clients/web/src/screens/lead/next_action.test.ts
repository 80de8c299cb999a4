// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { given, type Stage } from '../../rooms/testing/thursday';
import type { Document } from '../../wire/generated';
import { next_action } from './next_action';
import { next_words } from './next_words';

function action(stage: Stage, who: string, doc = given(stage, who).doc) {
  const { you, live } = given(stage, who);
  return next_action(
    doc,
    you,
    (seat) => live.seats.find((one) => one.seat === seat)?.connection ?? 'away',
  );
}

function held_by_hand(led_by: string, held_by = 'ines'): Document {
  const { doc } = given('round', 'noor');
  const sessions = { ...doc.sessions, w5: { ...doc.sessions!['w5']!, led_by } };
  const held = { ...sessions.w5, held: 'facilitator_asked', held_by, held_at: 0 } as const;
  return { ...doc, sessions: { ...sessions, w5: held } };
}

describe('the one button', () => {
  it('says exactly what it will do', () => {
    const words = (stage: Stage) => {
      const { doc } = given(stage, 'ines');
      return next_words(doc, doc.next!['this']!);
    };
    expect(words('round')).toBe('Next: Samuel speaks');
    expect(words('focus')).toBe('Next: Second focus turn');
    expect(words('lobby')).toBe('Start the session');
    expect(words('between')).toBe('Open the lobby');
    expect(words('held')).toBe('Go on where we were');
  });

  it('says that there is nothing to do', () => {
    expect(next_words({}, { step: 1 })).toBe('Nothing to do now');
  });
});

describe('in a pause', () => {
  it('the facilitator goes on', () => {
    expect(action('held', 'ines').is).toBe('resume');
  });

  it('a co-facilitator may take over only when the facilitator has gone', () => {
    expect(action('held', 'noor').is).toBe('take_over');
    expect(action('round', 'noor', held_by_hand('ines')).is).toBe('wait');
  });

  it('a co-facilitator goes on after the pause that they asked for', () => {
    expect(action('round', 'noor', held_by_hand('ines', 'noor')).is).toBe('resume');
  });

  it('a facilitator in a side room does not lead the group meanwhile', () => {
    const doc = held_by_hand('ines');
    const line = { seat: 'jo', at: 0, kind: 'words', replies: [] } as const;
    const lines = { l: { ...line, aside: { state: 'open', with: 'ines', said: [] } } } as const;
    expect(action('round', 'noor', { ...doc, lines }).is).toBe('take_over');
  });

  it('a co-facilitator reads why they wait', () => {
    const doc = held_by_hand('ines');
    const gone = { ...doc.sessions!['w5']!, held: 'facilitators_gone' } as const;
    const back = { ...doc, sessions: { ...doc.sessions, w5: gone } };
    expect(action('round', 'noor', back)).toEqual({ is: 'wait', held: 'facilitators_gone' });
    expect(action('round', 'noor', doc)).toEqual({ is: 'wait', held: 'facilitator_asked' });
  });

  it('a co-facilitator who leads already goes on', () => {
    expect(action('round', 'noor', held_by_hand('noor')).is).toBe('resume');
  });
});
