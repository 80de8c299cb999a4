// SPDX-License-Identifier: Apache-2.0
// What a document says of danger: the items of those who act, the care that a member sees, and
// who is on watch. No framework, no clock.
import type {
  CareView,
  CrisisPlan,
  Document,
  DutyView,
  LineView,
  RiskView,
  WatchView,
} from '../wire/generated';
import { all, type With } from './views';

export const plan_parts = [
  'signs',
  'alone',
  'company',
  'people',
  'services',
  'safety',
] as const satisfies readonly (keyof CrisisPlan)[];

// Somebody has to answer.
export const waits = (risk: RiskView): boolean => risk.waits_since !== undefined;

// Whoever waits comes first, the urgent before the others, then the newest.
export function risks(doc: Document): With<RiskView>[] {
  const rank = (risk: RiskView) => (waits(risk) ? (risk.urgent ? 0 : 1) : 2);
  return all(doc.risks).sort(
    (one, other) => rank(one) - rank(other) || other.opened_at - one.opened_at,
  );
}

export const open_risks = (doc: Document) => risks(doc).filter(({ state }) => state !== 'closed');
export const closed_risks = (doc: Document) => risks(doc).filter(({ state }) => state === 'closed');

// A line that is itself a sign stands in its item while that waits, and is not shown twice. One
// with words is: the item does not hold them.
export function stands_in_item(doc: Document, line: LineView): boolean {
  if (line.words || (line.kind !== 'distress' && line.kind !== 'call_me')) return false;
  return open_risks(doc).some((risk) => risk.seat === line.seat && waits(risk));
}

// A member's own: that somebody was told, and who answered.
export const my_care = (doc: Document): With<CareView> | undefined => all(doc.care)[0];

export const watch = (doc: Document): WatchView | undefined => doc.watch?.['this'];

export function on_watch_now(doc: Document, now: number): DutyView | undefined {
  const covers = ({ from, until }: DutyView) => from <= now && now < until;
  return watch(doc)?.duties.find(covers);
}

export const coming_duties = (doc: Document, now: number): DutyView[] =>
  (watch(doc)?.duties ?? []).filter(({ until }) => until > now);

// Who may be on watch and on the list.
export const staff = (doc: Document) =>
  all(doc.seats).filter(({ removed, role }) => !removed && role !== 'member');
