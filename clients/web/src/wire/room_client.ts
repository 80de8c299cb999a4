// SPDX-License-Identifier: Apache-2.0
// A room as a page sees it: its document, its line, and what is on its way. Free of any framework.
import { wait_ms } from './backoff';
import type { StopReason } from './close_codes';
import { Connection, type ConnectionState } from './connection';
import { DocumentStore } from './document';
import type { Command, Doc, FromServer, Live, Patch, Refused, Welcome } from './frames';
import type { Keep } from './keep';
import { Outbox, type Answer, type Waiting } from './outbox';
import { ServerClock } from './server_clock';

export interface RoomWatcher {
  connection(state: ConnectionState): void;
  you(you: unknown): void;
  waiting(waiting: Waiting[], not_yet_saved: number): void;
  live(live: Live): void;
  refused_late(command: Command, why: Refused): void;
}

export interface RoomPlace {
  url: string;
  // Whose words, in which room: nothing of one person is ever sent as another.
  owner: string;
  keep: Keep;
  doc?: Doc;
  signed_in(): Promise<boolean>;
}

export class RoomClient {
  readonly clock = new ServerClock();
  private readonly document_: DocumentStore;
  private readonly outbox_: Outbox;
  private readonly connection_: Connection;
  // On this line, and not to be sent again on it yet.
  private sent_ = new Set<string>();
  private resend_: ReturnType<typeof setTimeout> | undefined;
  private held_up_times_ = 0;

  constructor(
    place: RoomPlace,
    private readonly watcher: RoomWatcher,
  ) {
    this.document_ = new DocumentStore(place.doc);
    this.outbox_ = new Outbox(place.keep, place.owner, {
      changed: () => this.tell_waiting(),
      refused_late: (command, why) => watcher.refused_late(command, why),
    });
    this.connection_ = new Connection(place.url, {
      state: (state) => this.turned(state),
      message: (message) => this.hear(message),
      cursor: () => this.document_.cursor,
      signed_in: () => place.signed_in(),
    });
  }

  enter(): void {
    this.tell_waiting();
    this.connection_.start();
  }

  // On purpose: the server hears a goodbye, not a lost line.
  leave(why?: StopReason): void {
    clearTimeout(this.resend_);
    this.say({ is: 'bye' });
    this.connection_.stop(why);
  }

  try_now(): void {
    this.connection_.try_now();
    this.send_held_up();
  }

  // Kept, over reloads too, until it is saved or refused.
  send(name: string, fields: object): Promise<Answer> {
    return this.dispatch(this.outbox_.add(name, fields));
  }

  // A question: changes nothing and is not counted as unsaved.
  ask(name: string, fields: object): Promise<Answer> {
    return this.dispatch(this.outbox_.ask(name, fields));
  }

  // What need not last. Dropped when the line is down.
  say(live: Live): void {
    this.connection_.send({ live });
  }

  private dispatch({ answered }: ReturnType<Outbox['add']>): Promise<Answer> {
    this.send_on();
    return answered;
  }

  private turned(state: ConnectionState): void {
    this.watcher.connection(state);
    if (state.is !== 'live') return;
    this.sent_.clear();
    this.send_on();
  }

  private send_on(): void {
    for (const command of this.outbox_.may_leave) {
      if (this.sent_.has(command.id) || !this.connection_.send(wire_form(command))) continue;
      this.sent_.add(command.id);
    }
  }

  private hear(message: FromServer): void {
    if ('welcome' in message) this.welcomed(message.welcome);
    else if ('ok' in message) this.accepted(message.ok, message.found);
    else if ('no' in message) this.refused(message.no, message.why);
    else if ('patch' in message) this.check(this.document_.patched(message) !== 'gap');
    else if ('live' in message) this.watcher.live(message.live);
  }

  private welcomed(welcome: Welcome): void {
    this.clock.set(welcome.now);
    if (!this.check(this.document_.welcome(welcome) !== 'gap')) return;
    this.watcher.you(welcome.you);
  }

  // What came does not fit what we hold: come back for the whole document.
  private check(fits: boolean): boolean {
    if (!fits) {
      this.document_.forget();
      this.connection_.reopen();
    }
    return fits;
  }

  private accepted(id: string, found?: Patch): void {
    this.outbox_.ok(id, found);
    this.settled();
  }

  private settled(): void {
    this.held_up_times_ = 0;
    this.send_on();
  }

  private refused(id: string, why: Refused): void {
    if (!this.outbox_.no(id, why)) return this.settled();
    clearTimeout(this.resend_);
    this.resend_ = setTimeout(() => this.send_held_up(), 1_000 + wait_ms(this.held_up_times_++));
  }

  private send_held_up(): void {
    for (const { id, held_up } of this.outbox_.waiting) if (held_up) this.sent_.delete(id);
    this.send_on();
  }

  private tell_waiting(): void {
    this.watcher.waiting(this.outbox_.waiting, this.outbox_.not_yet_saved);
  }
}

function wire_form(command: Command): Command {
  return { do: command.do, id: command.id, with: command.with };
}
