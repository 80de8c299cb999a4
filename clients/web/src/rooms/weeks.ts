// SPDX-License-Identifier: Apache-2.0
// A member's weeks as a string: each with what belongs to it. No framework, no clock.
import type { CardView, CheckinView, Document, SheetView, TakeawayView } from '../wire/generated';
import { all, type With } from './views';

export interface Step {
  card: With<CardView>;
  // The later week that told how it went.
  report: With<CheckinView> | undefined;
}

// Its sheets and its steps whole, in place of their ids.
export interface WholeWeek extends Omit<With<CheckinView>, 'sheets' | 'commitments' | 'report'> {
  sheets: With<SheetView>[];
  steps: Step[];
  taken: With<TakeawayView> | undefined;
}

// What was asked for, and over it what the document has newer.
function known<T extends object>(
  found: Readonly<Record<string, T>> | undefined,
  live: Readonly<Record<string, T>> | undefined,
): With<T>[] {
  return all({ ...found, ...live });
}

const by_id = <T>(things: With<T>[], ids: readonly string[]) =>
  ids.flatMap((id) => things.find((one) => one.id === id) ?? []);

// The newest first.
export function weeks_in(found: Document, live: Document, seat: string): WholeWeek[] {
  const checkins = known(found.checkins, live.checkins).filter((one) => one.seat === seat);
  const cards = known(found.cards, live.cards);
  const sheets = known(found.sheets, live.sheets);
  const taken = known(found.takeaways, live.takeaways).filter((one) => one.seat === seat);
  const n = (session: string) => live.sessions?.[session]?.n ?? 0;
  const in_order = [...checkins].sort((one, other) => n(one.session) - n(other.session));
  return in_order
    .map((week) => ({
      ...week,
      sheets: by_id(sheets, week.sheets),
      steps: by_id(cards, week.commitments).map((card) => ({
        card,
        report: in_order.find(({ step }) => step?.card === card.id),
      })),
      taken: taken.find(({ session }) => session === week.session),
    }))
    .reverse();
}
