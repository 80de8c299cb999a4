// SPDX-License-Identifier: Apache-2.0
// What a facilitator's document says of somebody's item of danger. No framework, no clock.
import { open_risks } from '../../rooms/danger';
import type { With } from '../../rooms/views';
import type { Document, RiskView } from '../../wire/generated';

export const open_risk_of = (doc: Document, seat: string | undefined): With<RiskView> | undefined =>
  open_risks(doc).find((risk) => risk.seat === seat);
