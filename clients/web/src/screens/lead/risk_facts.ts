// SPDX-License-Identifier: Apache-2.0
// What a facilitator's document says of somebody's item of danger. No framework, no clock.
import { open_risks, waits } from '../../rooms/danger';
import type { With } from '../../rooms/views';
import type { Document, RiskView } from '../../wire/generated';

export const open_risk_of = (doc: Document, seat: string | undefined): With<RiskView> | undefined =>
  open_risks(doc).find((risk) => risk.seat === seat);

// It was handed to whoever has it now, and they have not said so yet.
export function is_handed_on(risk: RiskView): boolean {
  const kinds = risk.steps.map(({ kind }) => kind);
  return waits(risk) && kinds.lastIndexOf('handed_over') > kinds.lastIndexOf('acknowledged');
}
