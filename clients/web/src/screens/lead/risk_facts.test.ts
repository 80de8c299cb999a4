// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { RiskStepView, RiskView } from '../../wire/generated';
import { open_risk_of } from './risk_facts';

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

test('an item is open until it is closed, for its own seat alone', () => {
  const doc = { risks: { r1: risk({ state: 'closed' }), r2: risk({ state: 'planned' }) } };
  expect(open_risk_of(doc, 'jo')?.id).toBe('r2');
  expect(open_risk_of(doc, 'ana')).toBeUndefined();
  expect(open_risk_of({ risks: { r1: doc.risks.r1 } }, 'jo')).toBeUndefined();
});
