// SPDX-License-Identifier: Apache-2.0
// An item and its steps, as one says them.
import { language, t } from '../../i18n/i18n.svelte';
import { day_and_time } from '../../i18n/times';
import { in_language } from '../../rooms/forms';
import { name_of } from '../../rooms/views';
import type {
  DangerAnswerView,
  Document,
  RiskStepView,
  RiskView,
  SeatView,
} from '../../wire/generated';

const named = (doc: Document, seat: string | undefined) =>
  name_of(doc, seat) ?? t('room.name_removed');

export const names = (doc: Document, seats: readonly string[]) =>
  seats.map((seat) => named(doc, seat)).join(', ');

// On the list and the rota. Who is on call may be called as somebody of the group is.
export const staff_name = ({ name, role }: SeatView) =>
  [name ?? t('room.name_removed'), role === 'on_call' && t('role.on_call')]
    .filter(Boolean)
    .join(' · ');

export function risk_title(doc: Document, risk: RiskView): string {
  const name = named(doc, risk.seat);
  if (risk.state !== 'open' && risk.waits_since !== undefined) return t('risk.look', { name });
  if (risk.now) return t('risk.sign.now', { name });
  return t(`risk.sign.${risk.trigger}`, { name });
}

export function step_words(doc: Document, step: RiskStepView): string {
  const by = named(doc, step.by);
  const to = names(doc, step.to);
  switch (step.kind) {
    case 'opened':
    case 'signed_again':
      return sign_words_of(step, to);
    case 'said':
      if (step.now === undefined) return t('risk.step.said');
      return t(step.now ? 'risk.step.said_now' : 'risk.step.said_not_now', { times: step.times });
    case 'reached':
      return t('risk.step.reached', { to });
    case 'told_again':
      return t('risk.step.told_again', { to, times: step.times });
    case 'acknowledged':
      return step.answer
        ? t('risk.step.acknowledged', { by, answer: t(`answer.${step.answer}`) })
        : t('risk.step.answered', { by });
    case 'assessed':
      return step.tier
        ? t('risk.step.assessed', { by, tier: t(`risk.tier.${step.tier}`) })
        : t('risk.step.judged', { by });
    case 'planned':
      return planned_words(by, step);
    case 'handed_over':
      return t('risk.step.handed_over', { by, to });
    case 'check_due':
      return t('risk.step.check_due', { to });
    case 'closed':
      return t('risk.step.closed', { by });
  }
}

// What it counted always, and the words where the measure has some.
export function answered_words(said: DangerAnswerView): string {
  const { measure, points, points_max: most } = said;
  const answer = Object.keys(said.answers).length > 0 && in_language(said.answers, language());
  if (!answer) return t('risk.answered_points', { measure, points, most });
  return t('risk.answered', { measure, answer, points, most });
}

// Another sign in the same moment tells nobody again.
function sign_words_of(step: RiskStepView, to: string): string {
  const sign = t(`risk.by.${step.trigger ?? 'distress'}`);
  if (to) return t('risk.step.sign', { sign, to });
  return t('risk.step.sign_again', { sign, times: step.times });
}

function planned_words(by: string, step: RiskStepView): string {
  const done = step.actions.map((action) => t(`risk.action.${action}`)).join(', ');
  const check =
    step.next_check_at && t('risk.check_at', { time: day_and_time(step.next_check_at) });
  const plan = step.plan_version && t('risk.plan_version', { n: step.plan_version });
  return [t('risk.step.planned', { by }), done, check, plan].filter(Boolean).join(' · ');
}
