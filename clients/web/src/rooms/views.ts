// SPDX-License-Identifier: Apache-2.0
// What a person looks for in a document, found once and under a name. No framework, no clock.
import type {
  AgendaItemView,
  CardView,
  CheckinPart,
  CheckinView,
  Connection,
  CourseView,
  Document,
  FloorView,
  GoalView,
  LineReply,
  LineView,
  NextView,
  SeatView,
  SessionView,
  StepOutcome,
} from '../wire/generated';
import { stands_in_item } from './danger';

export type With<T> = T & { readonly id: string };

const only = <T>(kind: Readonly<Record<string, T>> | undefined): T | undefined => kind?.['this'];

export const course = (doc: Document): CourseView | undefined => only(doc.course);
export const floor = (doc: Document): FloorView | undefined => only(doc.floor);
export const next = (doc: Document): NextView | undefined => only(doc.next);

export function all<T extends object>(kind: Readonly<Record<string, T>> | undefined): With<T>[] {
  return Object.entries(kind ?? {}).map(([id, view]) => ({ id, ...view }));
}

// The session that runs, or else the one that comes.
export function session(doc: Document): With<SessionView> | undefined {
  const id = course(doc)?.session;
  const view = id === undefined ? undefined : doc.sessions?.[id];
  return id !== undefined && view ? { id, ...view } : undefined;
}

export function last_session(doc: Document): With<SessionView> | undefined {
  return all(doc.sessions)
    .filter(({ state }) => state === 'ended')
    .sort((one, other) => other.n - one.n)[0];
}

const day_ms = 24 * 60 * 60 * 1000;

// The session whose pulse may be given: the one that closes, or the last for a day.
export function pulse_session(doc: Document, now: number): With<SessionView> | undefined {
  const running = session(doc);
  const closes = running?.state === 'closing' || current_item(doc)?.kind === 'closing_round';
  if (running && closes) return running;
  const last = last_session(doc);
  const length_ms = (course(doc)?.session_minutes ?? 60) * 60_000;
  return last && now < last.starts_at + length_ms + day_ms ? last : undefined;
}

export function later_session(doc: Document): With<SessionView> | undefined {
  const now = session(doc);
  return all(doc.sessions)
    .filter((one) => one.state === 'planned' && one.id !== now?.id)
    .sort((one, other) => one.starts_at - other.starts_at)[0];
}

export function runs(one: SessionView | undefined): boolean {
  return one?.state === 'lobby' || one?.state === 'open' || one?.state === 'closing';
}

// Somebody who leads the group is here.
export const is_led = (group: {
  readonly doc: Document;
  connection_of: (seat: string) => Connection;
}): boolean =>
  all(group.doc.seats).some(
    ({ id, role, removed }) =>
      !removed && role.endsWith('facilitator') && group.connection_of(id) === 'here',
  );

export function name_of(doc: Document, seat: string | undefined): string | undefined {
  return seat === undefined ? undefined : doc.seats?.[seat]?.name;
}

// Members first, in one stable order; who leads comes last, so that the circle closes with them.
export function people(doc: Document): With<SeatView>[] {
  const leads = (one: SeatView) => (one.role === 'member' ? 0 : 1);
  return all(doc.seats)
    .filter(({ removed, role }) => !removed && role !== 'observer' && role !== 'on_call')
    .sort((one, other) => leads(one) - leads(other) || one.id.localeCompare(other.id));
}

const in_place = (one: AgendaItemView, other: AgendaItemView) => one.place - other.place;

// The last session's agenda is in the document too.
function items(doc: Document): With<AgendaItemView>[] {
  const now = session(doc);
  return all(doc.agenda).filter((item) => item.session === now?.id);
}

// What the group does this session: done, going on and to come.
export function agenda(doc: Document): With<AgendaItemView>[] {
  return items(doc)
    .filter(({ state }) => state === 'planned' || state === 'current' || state === 'done')
    .sort(in_place);
}

export const proposals = (doc: Document) => items(doc).filter(({ state }) => state === 'proposed');
export const parked = (doc: Document) => items(doc).filter(({ state }) => state === 'parked');

export function current_item(doc: Document): With<AgendaItemView> | undefined {
  return all(doc.agenda).find(({ state }) => state === 'current');
}

export function checkin_of(doc: Document, seat: string | undefined): With<CheckinView> | undefined {
  return checkin_of_session(doc, seat, session(doc)?.id);
}

export function checkin_of_session(
  doc: Document,
  seat: string | undefined,
  of: string | undefined,
): With<CheckinView> | undefined {
  return all(doc.checkins).find((one) => one.seat === seat && one.session === of);
}

const newest = (one: CardView, other: CardView) => other.at - one.at;

export function cards_of(doc: Document, seat: string | undefined): With<CardView>[] {
  return all(doc.cards)
    .filter((card) => card.seat === seat)
    .sort(newest);
}

// The step that somebody has in hand: their newest card that does not lie under done.
export function step_of(doc: Document, seat: string | undefined): With<CardView> | undefined {
  return cards_of(doc, seat).find(({ place }) => place !== 'done');
}

// Made before this session began, if also at home for it. (One may begin before its time.)
export function is_from_before(doc: Document, card: CardView): boolean {
  const { id, starts_at = 0, ends_at = Infinity } = session(doc) ?? {};
  const length_ms = (course(doc)?.session_minutes ?? 60) * 60_000;
  return card.session !== id || card.at < Math.min(starts_at, ends_at - length_ms);
}

// The step to tell about.
export function last_step_of(doc: Document, seat: string | undefined): With<CardView> | undefined {
  const mine = cards_of(doc, seat);
  return mine.find((card) => is_from_before(doc, card)) ?? mine[0];
}

export function goals_of(doc: Document, seat: string | undefined): With<GoalView>[] {
  return all(doc.goals).filter((goal) => goal.seat === seat);
}

export const goal_of = (doc: Document, seat: string | undefined) =>
  goals_of(doc, seat).find(({ state }) => state === 'active');

export function lines(doc: Document): With<LineView>[] {
  return all(doc.lines)
    .filter(({ aside }) => !aside)
    .sort((one, other) => other.at - one.at);
}

export function newest_reply(doc: Document, seat: string | undefined): LineReply | undefined {
  return lines(doc)
    .filter((line) => line.seat === seat)
    .flatMap(({ replies }) => replies)
    .sort((one, other) => other.at - one.at)[0];
}

const urgent = (line: LineView) => (line.kind === 'distress' ? 0 : 1);

// What a facilitator has not answered: a sign of danger first, then whoever waits longest.
// (One that stands in an item is answered there.)
export function unanswered(doc: Document): With<LineView>[] {
  return lines(doc)
    .filter((line) => line.replies.length === 0 && !stands_in_item(doc, line))
    .sort((one, other) => urgent(one) - urgent(other) || one.at - other.at);
}

// How many turns there are before this one: 0 is now, 1 is next. Undefined: not in the round, or
// over.
export function turns_before(
  here: FloorView | undefined,
  seat: string | undefined,
): number | undefined {
  const open = (here?.round ?? []).filter(
    ({ state }) => state === 'speaking' || state === 'waiting',
  );
  const later = (here?.round ?? []).filter(({ state }) => state === 'later');
  const at = [...open, ...later].findIndex((turn) => turn.seat === seat);
  if (at < 0) return undefined;
  const somebody_speaks = open[0]?.state === 'speaking';
  return somebody_speaks ? at : at + 1;
}

export function has_hand(here: FloorView | undefined, seat: string | undefined): boolean {
  return seat !== undefined && (here?.hands.includes(seat) ?? false);
}

export const checkin_parts: readonly CheckinPart[] = ['mood', 'week', 'link', 'step', 'win'];

// A week in which something was said; steps and sheets may belong to it all the same.
export const is_written = (week: CheckinView | undefined): boolean =>
  checkin_parts.some((part) => week?.[part]);

export const outcomes: readonly StepOutcome[] = ['done', 'partly', 'not_yet'];
