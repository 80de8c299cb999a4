// SPDX-License-Identifier: Apache-2.0
// Who is signed in, in this browser.
import { api, unreachable, type Reply } from '../api';
import { forget_plans_of_others } from '../rooms/own_plan';
import type { GroupOfMine, Me } from '../wire/generated';
import {
  bring_words,
  forget_everything,
  goodbye_heard,
  owes_goodbye,
  set_only_mine,
} from '../wire/keep';

class Session {
  // What the server last said of this browser.
  private said_: Me | undefined = $state.raw();
  // Goes up when somebody comes or goes here: what was asked before is answered too late.
  private turn_ = 0;
  known = $state(false);
  // The server did not answer when we asked.
  offline = $state(false);

  // Nothing: nobody is signed in, or nobody knows yet.
  get me(): (Me & { person: string }) | undefined {
    const { said_ } = this;
    return said_?.person ? { ...said_, person: said_.person } : undefined;
  }

  // Made-up people, and a banner that says so.
  get demo(): boolean {
    return this.said_?.demo ?? false;
  }

  get groups(): readonly GroupOfMine[] {
    return this.me?.groups ?? [];
  }

  // Of no group do they see more than that they may be told of danger there.
  get only_on_call(): boolean {
    return this.groups.length > 0 && this.groups.every(({ role }) => role === 'on_call');
  }

  async ask(): Promise<void> {
    const turn = this.turn_;
    const reply = await who_is_here();
    if (turn !== this.turn_) return;
    // Whoever ended it from elsewhere may have lost this phone: no plan waits here.
    if ('got' in reply && !reply.got.person) forget_plans_of_others();
    this.offline = 'fault' in reply && reply.fault.code === unreachable;
    if ('got' in reply) this.said_ = reply.got;
    else if (!this.offline || owes_goodbye()) this.said_ = undefined;
    this.known = true;
  }

  // False only when the server says so: no answer is no reason to give up.
  async still_signed_in(): Promise<boolean> {
    const reply = await api.me();
    return 'got' in reply ? reply.got.person !== undefined : reply.fault.code === unreachable;
  }

  signed_in(me: Me, only_mine: boolean): void {
    ++this.turn_;
    goodbye_heard();
    set_only_mine(only_mine);
    if (me.person) {
      bring_words(me.person);
      forget_plans_of_others(me.person);
    }
    this.said_ = me;
    this.known = true;
  }

  // False when the server did not hear it: then the sign-in still stands, and we say so.
  async sign_out(everywhere = false): Promise<boolean> {
    const reply = await (everywhere ? api.sign_out_everywhere() : api.sign_out());
    if ('fault' in reply && reply.fault.code !== 'signed_out') return false;
    this.forget();
    return true;
  }

  // The sign-in ended elsewhere. Words that were not saved wait here for the next one.
  lapse(): void {
    this.said_ = undefined;
  }

  forget(): void {
    ++this.turn_;
    forget_everything();
    this.said_ = undefined;
  }
}

// Whoever left is nobody here, though their sign-in stands until the server hears that they left.
async function who_is_here(): Promise<Reply<Me>> {
  const reply = await api.me();
  if (!owes_goodbye() || 'fault' in reply) return reply;
  const over = reply.got.person ? await api.sign_out() : reply;
  if ('fault' in over) return over;
  goodbye_heard();
  return over === reply ? reply : api.me();
}

export const session = new Session();
