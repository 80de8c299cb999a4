// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { given } from './testing/thursday';
import { my_turn } from './my_turn';
import { what_is_now } from './now';
import { newest_reply, pulse_session } from './views';
import { day, now } from './testing/people';

describe('what the group is at', () => {
  it('asks for the part of the week that the round is about', () => {
    expect(what_is_now(given('round', 'jo').doc).parts).toEqual(['mood', 'week', 'link']);
    expect(what_is_now(given('steps', 'jo').doc).parts).toEqual(['step', 'win']);
  });

  it('is a step to choose, then the goodbyes', () => {
    expect(what_is_now(given('commitment', 'jo').doc).place).toBe('commit');
    expect(what_is_now(given('closing', 'jo').doc).place).toBe('closing');
  });

  it('is the plan, where a group that keeps its members well looks back', () => {
    const { doc } = given('steps', 'jo');
    const [id, item] = Object.entries(doc.agenda!).find(([, { state }]) => state === 'current')!;
    const at_review = { ...doc, agenda: { [id]: { ...item, kind: 'review' as const } } };
    expect(what_is_now(at_review).parts).toEqual(['step', 'win']);
    const w5 = { ...doc.sessions!['w5']!, phase: 'maintenance' as const };
    expect(what_is_now({ ...at_review, sessions: { w5 } }).place).toBe('plan');
  });

  it('is nothing to fill in while somebody has the focus', () => {
    expect(what_is_now(given('focus', 'jo').doc).place).toBe('listen');
  });
});

describe('where I am in the round', () => {
  const at = (stage: Parameters<typeof given>[0], who = 'jo') => {
    const { doc, you } = given(stage, who);
    return my_turn(doc, you.seat);
  };

  it('is now, next, next but one or later', () => {
    expect(at('my_turn').is).toBe('yours');
    expect(at('next').is).toBe('next');
    expect(at('round').is).toBe('next_but_one');
    expect(at('round', 'mira').is).toBe('out');
    expect(at('round', 'luis')).toMatchObject({ is: 'later', before: 4 });
  });

  it('is over for who has spoken, and never a reproach for who passed', () => {
    expect(at('round', 'amina').is).toBe('spoken');
    expect(at('steps', 'amina').is).toBe('passed');
  });

  it('says first of all that somebody stepped out', () => {
    expect(at('stepped_out').is).toBe('out');
  });

  it('is listening where no round goes about', () => {
    expect(at('focus')).toMatchObject({ is: 'listening', in_round: false });
  });
});

describe('what is asked and answered', () => {
  it('the room may be rated while it closes, and for a day after', () => {
    expect(pulse_session(given('round', 'jo').doc, now)).toBeUndefined();
    expect(pulse_session(given('closing', 'jo').doc, now)?.id).toBe('w5');
    expect(pulse_session(given('over', 'jo').doc, now)?.id).toBe('w5');
    expect(pulse_session(given('over', 'jo').doc, now + 2 * day)).toBeUndefined();
  });

  it('an answer on the private line is its writer’s news', () => {
    expect(newest_reply(given('round', 'jo').doc, 'jo')?.words).toContain('Thank you');
    expect(newest_reply(given('round', 'rosa').doc, 'rosa')).toBeUndefined();
  });
});
