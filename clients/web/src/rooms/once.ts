// SPDX-License-Identifier: Apache-2.0
// What no rule of the room stops from being made twice: sent again while it is on its way, it is
// one thing.
import type { Sending } from './sending.svelte';

export class Once {
  private readonly last_ = new Map<string, { said: string; sending: Sending }>();

  send(name: string, fields: object, send: () => Sending): Sending {
    const said = JSON.stringify(fields);
    const last = this.last_.get(name);
    if (last?.said === said && last.sending.state === 'waiting') return last.sending;
    const sending = send();
    this.last_.set(name, { said, sending });
    return sending;
  }
}
