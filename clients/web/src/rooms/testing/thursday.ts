// SPDX-License-Identifier: Apache-2.0
// The documents that the people of the made-up group have before them, at each stage of an evening.
import type {
  ArrivalView,
  Connection,
  Document,
  FloorView,
  LiveView,
  NextView,
  Role,
  SessionView,
  TurnState,
  You,
} from '../../wire/generated';
import { minute, now, seat_of, seats, sessions, this_session } from './people';
import { together } from './together';
import * as week from './week';

export type Stage =
  | 'between'
  | 'lobby'
  | 'waiting'
  | 'round'
  | 'next'
  | 'my_turn'
  | 'stepped_out'
  | 'steps'
  | 'focus'
  | 'commitment'
  | 'closing'
  | 'held'
  | 'danger'
  | 'over';

export interface Given {
  now: number;
  you: You;
  doc: Document;
  live: LiveView;
}

const order = ['amina', 'luis', 'rosa', 'samuel', 'jo', 'takumi', 'mira'];
const at_item: Partial<Record<Stage, number>> = {
  round: 1,
  next: 1,
  my_turn: 1,
  stepped_out: 1,
  held: 1,
  danger: 1,
  steps: 2,
  focus: 3,
  commitment: 5,
  closing: 6,
};

const running: Record<Stage, Partial<SessionView>> = {
  between: { starts_at: now + 2 * 24 * 60 * minute + 90 * minute },
  lobby: { state: 'lobby', starts_at: now + 6 * minute },
  waiting: { state: 'lobby', starts_at: now + 6 * minute },
  round: open(),
  next: open(),
  my_turn: open(),
  stepped_out: open(),
  steps: open(),
  focus: open(),
  commitment: open(),
  closing: { ...open(), state: 'closing', ends_at: now + 6 * minute },
  danger: open(),
  held: { ...open(), held: 'facilitators_gone', held_at: now - minute },
  over: { state: 'ended' },
};

function open(): Partial<SessionView> {
  return { state: 'open', ends_at: now + 36 * minute, led_by: 'ines' };
}

const runs = (stage: Stage) => running[stage].state !== undefined && stage !== 'over';

// Who speaks at each stage; in the middle of the round it is Rosa.
function speaker_at(stage: Stage): string | undefined {
  if (stage === 'my_turn') return 'jo';
  if (stage === 'next') return 'samuel';
  if (stage === 'focus') return 'samuel';
  return stage === 'lobby' || stage === 'waiting' ? undefined : 'rosa';
}

function round_at(stage: Stage): FloorView['round'] {
  if (at_item[stage] === undefined || stage === 'focus') return [];
  const at = order.indexOf(speaker_at(stage) ?? '');
  return order.map((seat, index) => {
    const ahead = index > at ? 'waiting' : 'spoken';
    let state: TurnState = index === at ? 'speaking' : ahead;
    if (seat === 'luis') state = 'later';
    if (seat === 'amina' && stage === 'steps') state = 'passed';
    return { seat, state };
  });
}

function floor(stage: Stage): FloorView {
  const speaker = speaker_at(stage);
  const inside = stage === 'lobby' || stage === 'waiting' ? ['amina'] : order;
  return {
    round: round_at(stage),
    ...(speaker && {
      speaker,
      turn_started_at: now - 42_000,
      turn_ends_at: now + 65_000,
    }),
    hands: stage === 'focus' || stage === 'round' ? ['samuel', 'takumi'] : [],
    here: inside.map((seat) => ({
      seat,
      stepped_out: seat === 'mira' || (seat === 'jo' && stage === 'stepped_out'),
    })),
  };
}

function arrivals(stage: Stage, seat?: string): Record<string, ArrivalView> {
  const inside = stage === 'lobby' || stage === 'waiting' ? ['amina'] : order;
  const waiting = inside.length > 1 ? ['eduarda'] : ['jo', 'rosa', 'samuel'];
  const all = [...inside, ...waiting].map((one, index): [string, ArrivalView] => [
    one,
    {
      arrived_at: now - (10 - index) * minute,
      admitted: inside.includes(one),
      check: {
        alone: one !== 'eduarda',
        headphones: true,
        place: one === 'eduarda' ? '12 Mill Lane, in the kitchen' : 'At home',
        ...(one === 'eduarda' && { note: 'My brother may come in.' }),
      },
    },
  ]);
  return Object.fromEntries(
    all.filter(([one]) => (seat === undefined ? true : one === seat && stage !== 'lobby')),
  );
}

function next(stage: Stage): NextView {
  const step = 12;
  if (stage === 'between' || stage === 'over') return { step, what: 'open_lobby' };
  if (stage === 'lobby' || stage === 'waiting') return { step, what: 'start_session' };
  if (stage === 'held') return { step, what: 'resume' };
  if (stage === 'focus') return { step, what: 'start_item', item: 'i4' };
  if (stage === 'my_turn') return { step, what: 'give_turn', seat: 'takumi' };
  return { step, what: 'give_turn', seat: 'samuel', undo_until: now + 8_000 };
}

function live(stage: Stage): LiveView {
  const state = (seat: string): Connection => {
    if (seat === 'luis') return 'lost';
    if (seat === 'eduarda') return 'away';
    return seat === 'ines' && stage === 'held' ? 'away' : 'here';
  };
  const shown = runs(stage) ? Object.keys(seats).filter((seat) => seat !== 'olu') : ['ines'];
  return { seats: shown.map((seat) => ({ seat, connection: state(seat) })) };
}

function shared(stage: Stage): Document {
  const over = stage === 'over';
  return {
    group: {
      this: {
        name: 'Thursday group',
        seats_max: 8,
        seats_taken: 8,
        time_zone: 'Europe/London',
      },
    },
    course: {
      this: {
        programme: 'Fourteen weeks',
        phase: 'middle',
        session_n: over ? 6 : 5,
        sessions: 14,
        session: over ? 'w6' : this_session,
        session_minutes: 60,
        occasion: 'start',
        last_session_at: now + 63 * 24 * 60 * minute,
        language: 'en',
        open_ended: false,
        ending: false,
        midpoint: 'w7',
        contact: 'brought_back',
      },
    },
    seats,
    sessions: sessions(running[stage]),
    words:
      stage === 'closing'
        ? {
            amina: { session: this_session, word: 'lighter' },
            takumi: { session: this_session, word: 'tired, in a good way' },
          }
        : {},
  };
}

const of = <T extends object>(all: Record<string, T>, keep: (one: T) => boolean) =>
  Object.fromEntries(Object.entries(all).filter(([, one]) => keep(one)));

export function given(stage: Stage, name: string): Given {
  const me = seat_of(name);
  const role: Role = seats[me]?.role ?? 'member';
  const lead = role === 'facilitator' || role === 'cofacilitator';
  const item = at_item[stage] ?? -1;
  const mine = (one: { seat: string }) => one.seat === me;
  const inside = runs(stage) && stage !== 'lobby' && stage !== 'waiting';
  const ours: Document = {
    ...shared(stage),
    agenda: week.agenda(stage === 'over' ? 'w6' : this_session, item, lead),
    ...together(me, lead, stage === 'focus'),
    cards: of(week.cards, (card) => mine(card) || (card.sharing === 'group' && !card.hidden)),
  };
  if (lead) {
    return {
      now,
      you: { seat: me, role },
      live: live(stage),
      doc: {
        ...ours,
        next: { this: next(stage) },
        prompts: week.prompts,
        checkins: week.checkins,
        goals: week.goals,
        encouragements: week.encouragements,
        offers: week.offers,
        lines: stage === 'danger' ? { ...week.lines, ...week.distress } : week.lines,
        notes: week.notes,
        arrivals: runs(stage) ? arrivals(stage) : {},
        attendance: { [this_session]: week.attendance(this_session), w4: week.attendance('w4') },
        pulses: stage === 'closing' || stage === 'over' ? week.pulses : {},
        ...(runs(stage) && { floor: { this: floor(stage) } }),
      },
    };
  }
  const touches_me = (one: { from: string; to: string }) => one.from === me || one.to === me;
  return {
    now,
    you: { seat: me, role },
    live: live(stage),
    doc: {
      ...ours,
      checkins: of(
        week.checkins,
        (one) => mine(one) || [one.mood, one.week, one.win].some((p) => p?.sharing === 'group'),
      ),
      goals: of(week.goals, mine),
      encouragements: of(week.encouragements, touches_me),
      offers: of(week.offers, touches_me),
      lines: of(week.lines, mine),
      arrivals: runs(stage) ? arrivals(stage, me) : {},
      ...((inside || role === 'observer') && runs(stage) && { floor: { this: floor(stage) } }),
    },
  };
}
