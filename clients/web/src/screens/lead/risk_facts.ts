// SPDX-License-Identifier: Apache-2.0
// What a facilitator's document says of somebody's item of danger. No framework, no clock.
import { open_risks } from '../../rooms/danger';
import { progress_of } from '../../rooms/forms';
import { all, type With } from '../../rooms/views';
import type { Document, RiskView } from '../../wire/generated';

export const open_risk_of = (doc: Document, seat: string | undefined): With<RiskView> | undefined =>
  open_risks(doc).find((risk) => risk.seat === seat);

// The newest sign was an answer in a form, and no form with such questions was sent since: nobody
// but the member can read that answer. A form that is filled in together shows it.
export function only_they_read_it(doc: Document, risk: RiskView): boolean {
  const signs = risk.steps.filter(
    ({ kind, trigger }) => (kind === 'opened' || kind === 'signed_again') && trigger === 'form',
  );
  const sign = signs.at(-1);
  if (!sign) return false;
  const together = all(doc.forms).some(({ seat, danger }) => seat === risk.seat && danger);
  const sent_since = progress_of(doc, risk.seat)
    .filter(({ measure }) => doc.measures?.[measure]?.danger !== false)
    .some(({ scores }) => scores.some(({ at }) => at >= sign.at));
  return !together && !sent_since;
}
