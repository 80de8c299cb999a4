// SPDX-License-Identifier: Apache-2.0
// Who is signed in, in this browser.
import { api, unreachable, type Me, type MyRoom } from '../api';
import { forget_everything, set_only_mine } from '../wire/keep';

class Session {
  // Nothing: nobody is signed in, or nobody knows yet.
  me: Me | undefined = $state.raw();
  known = $state(false);
  // The server did not answer when we asked.
  offline = $state(false);

  get room(): MyRoom | undefined {
    return this.me?.rooms[0];
  }

  get facilitates(): boolean {
    return this.room?.role === 'facilitator' || this.room?.role === 'cofacilitator';
  }

  async ask(): Promise<void> {
    const reply = await api.me();
    this.offline = 'fault' in reply && reply.fault.code === unreachable;
    if ('got' in reply) this.me = reply.got;
    else if (!this.offline) this.me = undefined;
    this.known = true;
  }

  // False only when the server says so: no answer is no reason to give up.
  async still_signed_in(): Promise<boolean> {
    const reply = await api.me();
    return 'got' in reply || reply.fault.code === unreachable;
  }

  signed_in(me: Me, only_mine: boolean): void {
    set_only_mine(only_mine);
    this.me = me;
    this.known = true;
  }

  async sign_out(everywhere = false): Promise<void> {
    await (everywhere ? api.sign_out_everywhere() : api.sign_out());
    this.forget();
  }

  forget(): void {
    forget_everything();
    this.me = undefined;
  }
}

export const session = new Session();
