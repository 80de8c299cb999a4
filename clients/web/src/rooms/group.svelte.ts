// SPDX-License-Identifier: Apache-2.0
// The one group whose room this page is in. Screens come and go; the room stays open.
import { session } from '../shell/session.svelte';
import { when_leaving } from '../shell/leave';
import { right_keep } from '../wire/keep';
import type {
  CommandBodies,
  Connection,
  Document,
  LiveView,
  QueryBodies,
  You,
} from '../wire/generated';
import { GroupRoom } from './group_room.svelte';

interface GroupTypes {
  document: Document;
  commands: CommandBodies & QueryBodies;
  you: You;
}

export class Group extends GroupRoom<GroupTypes> {
  // Who is connected, as far as this viewer may know; a seat that is not named is away.
  private live_: LiveView | undefined = $state.raw();

  constructor(
    readonly room: string,
    person: string,
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
  }

  connection_of(seat: string): Connection {
    return this.live_?.seats.find((one) => one.seat === seat)?.connection ?? 'away';
  }

  get ready(): boolean {
    return this.you !== undefined && this.doc.group !== undefined;
  }

  get facilitates(): boolean {
    return this.you?.role === 'facilitator' || this.you?.role === 'cofacilitator';
  }
}

class Groups {
  private chosen_: string | undefined = $state();
  private open_: Group | undefined = $state.raw();

  // The group of the page: the one that was chosen, else the first. Undefined when there is none.
  get here(): Group | undefined {
    return this.open_;
  }

  choose(room: string): void {
    this.chosen_ = room;
  }

  // Call from an effect of whatever shows a group: opens, changes or shuts the room as the sign-in does.
  follow(): void {
    const person = session.me?.person;
    const mine = session.groups;
    const room = mine.find((group) => group.room === this.chosen_)?.room ?? mine[0]?.room;
    if (this.open_ && person && this.open_.room === room) return;
    this.open_?.leave();
    this.open_ = undefined;
    if (!person || !room) return;
    this.open_ = new Group(room, person);
    this.open_.enter();
  }

  shut(): void {
    this.open_?.leave();
    this.open_ = undefined;
  }
}

export const groups = new Groups();

when_leaving(() => groups.shut());
