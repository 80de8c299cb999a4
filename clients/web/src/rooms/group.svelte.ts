// SPDX-License-Identifier: Apache-2.0
// The one group whose room this page is in. Screens come and go; the room stays open.
import { session } from '../shell/session.svelte';
import { when_leaving } from '../shell/leave';
import { untrack } from 'svelte';
import { right_keep } from '../wire/keep';
import type {
  CommandBodies,
  Connection,
  Document,
  LineReply,
  LiveView,
  QueryBodies,
  You,
} from '../wire/generated';
import { GroupRoom } from './group_room.svelte';
import { newest_reply } from './views';

interface GroupTypes {
  document: Document;
  commands: CommandBodies & QueryBodies;
  you: You;
}

export class Group extends GroupRoom<GroupTypes> {
  // Who is connected, as far as this viewer may know; a seat that is not named is away.
  private live_: LiveView | undefined = $state.raw();
  // Until when this person has read the answers on their private line.
  private line_read_at_ = $state(0);
  readonly keep = right_keep();

  constructor(
    readonly room: string,
    readonly person: string,
  ) {
    super({
      room,
      person,
      keep: right_keep(),
      signed_in: () => session.still_signed_in(),
      heard: (live) => {
        if (live.is === 'live_view') this.live_ = live as unknown as LiveView;
      },
    });
    this.line_read_at_ = Number(this.keep.get(this.line_key)) || 0;
  }

  // The newest answer on my private line that I have not looked at.
  get line_news(): LineReply | undefined {
    const reply = newest_reply(this.doc, this.you?.seat);
    return reply && reply.at > this.line_read_at_ ? reply : undefined;
  }

  read_line(): void {
    const reply = newest_reply(this.doc, this.you?.seat);
    if (!reply || reply.at <= this.line_read_at_) return;
    this.line_read_at_ = reply.at;
    this.keep.set(this.line_key, String(reply.at));
  }

  private get line_key(): string {
    return `line_read/${this.person}/${this.room}`;
  }

  connection_of(seat: string): Connection {
    return this.live_?.seats.find((one) => one.seat === seat)?.connection ?? 'away';
  }

  get ready(): boolean {
    return this.you !== undefined && this.doc.group !== undefined;
  }

  get member(): boolean {
    return this.you?.role === 'member';
  }

  get has_left(): boolean {
    return this.member && this.doc.leavings?.[this.you?.seat ?? ''] !== undefined;
  }

  get on_call(): boolean {
    return this.you?.role === 'on_call';
  }

  get facilitates(): boolean {
    return this.you?.role === 'facilitator' || this.you?.role === 'cofacilitator';
  }
}

const chosen_key = 'room';

class Groups {
  private chosen_: string | undefined = $state(right_keep().get(chosen_key));
  private open_: Group | undefined = $state.raw();
  private person_: string | undefined;

  // The group of the page: the one that was chosen, else the first. Undefined when there is none.
  get here(): Group | undefined {
    return this.open_;
  }

  choose(room: string): void {
    this.chosen_ = room;
    right_keep().set(chosen_key, room);
  }

  // Call from an effect: opens, changes or shuts the room as the sign-in does.
  follow(): void {
    const person = session.me?.person;
    const mine = session.groups;
    const room = mine.find((group) => group.room === this.chosen_)?.room ?? mine[0]?.room;
    untrack(() => this.go(person, room));
  }

  shut(): void {
    this.open_?.leave();
    this.open_ = undefined;
    this.person_ = undefined;
  }

  private go(person: string | undefined, room: string | undefined): void {
    const { open_ } = this;
    if (open_?.room === room && this.person_ === person && open_?.keep === right_keep()) return;
    this.shut();
    if (!person || !room) return;
    this.person_ = person;
    this.open_ = new Group(room, person);
    this.open_.enter();
  }
}

export const groups = new Groups();

when_leaving(() => groups.shut());
