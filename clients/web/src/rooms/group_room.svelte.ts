// SPDX-License-Identifier: Apache-2.0
// A group's room for components to read: what changes here changes on the screen.
import { tick } from '../ui/ticker.svelte';
import type { ConnectionState } from '../wire/connection';
import type { Command, Live, Refused } from '../wire/frames';
import type { Keep } from '../wire/keep';
import type { Waiting } from '../wire/outbox';
import { Drafts } from '../wire/drafts';
import { RoomClient } from '../wire/room_client';
import { Once } from './once';
import { Sending } from './sending.svelte';

export interface RoomTypes {
  document: object;
  commands: object;
  you: object;
}

export interface Entry {
  room: string;
  person: string;
  keep: Keep;
  signed_in(): Promise<boolean>;
  heard?(live: Live): void;
}

type Said = Pick<Command, 'do' | 'with'>;
type Fields<T, Name extends keyof T> = T[Name] & object;

export class GroupRoom<Types extends RoomTypes> {
  readonly doc: Types['document'] = $state({});
  connection: ConnectionState = $state.raw({ is: 'connecting' });
  you: Types['you'] | undefined = $state.raw();
  // Commands on their way, oldest first, and how many of them a person would miss.
  waiting: Waiting[] = $state.raw([]);
  not_yet_saved = $state(0);
  // Refused when no form waited any more: shown with the words in them.
  refused_late: { command: Said; why: Refused }[] = $state.raw([]);
  readonly drafts: Drafts;
  private readonly once_ = new Once();
  private readonly client_: RoomClient;

  constructor(entry: Entry) {
    const owner = `${entry.person}/${entry.room}`;
    const { keep, signed_in } = entry;
    this.drafts = new Drafts(keep, owner);
    this.client_ = new RoomClient(
      { url: room_url(entry.room), owner, keep, doc: this.doc as never, signed_in },
      {
        connection: (state) => (this.connection = state),
        you: (you) => (this.you = you as Types['you']),
        waiting: (waiting, count) => {
          this.waiting = waiting;
          this.not_yet_saved = count;
        },
        live: (live) => entry.heard?.(live),
        refused_late: (command, why) => this.keep_refused(command, why),
      },
    );
  }

  get held_up(): string | undefined {
    return this.waiting.find(({ held_up }) => held_up)?.held_up;
  }

  // What was sent and has no answer yet, whichever screen it was sent from.
  on_its_way<Name extends keyof Types['commands'] & string>(
    name: Name,
  ): { id: string; with: Types['commands'][Name] }[] {
    return this.waiting.filter((command) => command.do === name) as never;
  }

  enter(): void {
    this.client_.enter();
  }

  leave(): void {
    this.client_.leave();
  }

  try_now(): void {
    this.client_.try_now();
  }

  send<Name extends keyof Types['commands'] & string>(
    name: Name,
    fields: Fields<Types['commands'], Name>,
  ): Sending {
    return new Sending(this.client_.send(name, fields), (why) =>
      this.keep_refused({ do: name, with: fields }, why),
    );
  }

  // The same again while it is on its way is an impatient tap, and makes nothing twice.
  send_once<Name extends keyof Types['commands'] & string>(
    name: Name,
    fields: Fields<Types['commands'], Name>,
  ): Sending {
    return this.once_.send(name, fields, () => this.send(name, fields));
  }

  // A question; what was found stands in the answer.
  ask<Name extends keyof Types['commands'] & string>(
    name: Name,
    fields: Fields<Types['commands'], Name>,
  ): Sending {
    return new Sending(this.client_.ask(name, fields));
  }

  say(live: Live): void {
    this.client_.say(live);
  }

  // The server's time. Whoever reads it while rendering is rendered again every second.
  now(): number {
    tick();
    return this.client_.clock.now();
  }

  read_refused(index: number): void {
    this.refused_late = this.refused_late.filter((_, at) => at !== index);
  }

  private keep_refused(command: Said, why: Refused): void {
    this.refused_late = [...this.refused_late, { command, why }];
  }
}

function room_url(room: string): string {
  return `${location.origin.replace(/^http/, 'ws')}/ws/${encodeURIComponent(room)}`;
}
