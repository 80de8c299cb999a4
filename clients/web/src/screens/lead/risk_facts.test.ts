// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { progress } from '../../rooms/testing/forms';
import type { Document, FormView, RiskStepView, RiskView } from '../../wire/generated';
import { only_they_read_it, open_risk_of } from './risk_facts';

const step = (fields: Partial<RiskStepView>): RiskStepView => ({
  kind: 'opened',
  at: 10,
  times: 1,
  trigger: 'form',
  to: [],
  actions: [],
  ...fields,
});

const risk = (fields: Partial<RiskView> = {}): RiskView => ({
  seat: 'jo',
  opened_at: 10,
  trigger: 'form',
  urgent: false,
  state: 'acknowledged',
  reached: [],
  notices: [],
  steps: [step({})],
  ...fields,
});

const scored_at = (at: number, danger = true): Document => ({
  measures: { short: { danger } as NonNullable<Document['measures']>[string] },
  progress: {
    jo: { measures: [{ ...progress, scores: [{ ...progress.scores[0]!, at }] }] },
  },
});

test('an item is open until it is closed, for its own seat alone', () => {
  const doc = { risks: { r1: risk({ state: 'closed' }), r2: risk({ state: 'planned' }) } };
  expect(open_risk_of(doc, 'jo')?.id).toBe('r2');
  expect(open_risk_of(doc, 'ana')).toBeUndefined();
  expect(open_risk_of({ risks: { r1: doc.risks.r1 } }, 'jo')).toBeUndefined();
});

test('an answer in a form that was not sent is read by nobody else', () => {
  expect(only_they_read_it({}, risk())).toBe(true);
  expect(only_they_read_it(scored_at(9), risk())).toBe(true);
  expect(only_they_read_it(scored_at(10), risk())).toBe(false);
});

test('a form without such questions says nothing of it', () => {
  expect(only_they_read_it(scored_at(11, false), risk())).toBe(true);
});

test('the newest answer counts, and no other kind of sign', () => {
  const again = step({ kind: 'signed_again', at: 20 });
  expect(only_they_read_it(scored_at(15), risk({ steps: [step({}), again] }))).toBe(true);
  const pressed = step({ trigger: 'distress' });
  expect(only_they_read_it({}, risk({ trigger: 'distress', steps: [pressed] }))).toBe(false);
});

test('what is filled in together is read together', () => {
  const forms = { f1: { seat: 'jo', danger: true } as FormView };
  expect(only_they_read_it({ forms }, risk())).toBe(false);
});
