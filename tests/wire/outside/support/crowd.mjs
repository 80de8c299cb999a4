// SPDX-License-Identifier: Apache-2.0
// Very many connections that say nothing, from very many addresses, as fast as they can be made.
import { connect } from 'node:net';

export async function gather(port, count) {
  const crowd = new Crowd();
  let made = 0;
  const one_more = () => {
    if (made === count) return undefined;
    const n = made++;
    const from = `127.${100 + (n % 50)}.${Math.floor(n / 50) % 250}.${1 + (n % 200)}`;
    return crowd.add(port, from).then(one_more);
  };
  await Promise.all(Array.from({ length: 200 }, one_more));
  return crowd;
}

class Crowd {
  there = new Set();
  waiting = [];

  add(port, from) {
    return new Promise((settled) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress: from });
      this.there.add(socket);
      socket.on('connect', settled);
      socket.on('error', settled);
      socket.on('end', () => socket.end());
      socket.on('close', () => {
        this.there.delete(socket);
        settled();
        if (this.there.size === 0) this.waiting.forEach((go_on) => go_on());
      });
      socket.resume();
    });
  }

  // The server has closed every one of them.
  gone() {
    if (this.there.size === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const give_up = setTimeout(
        () => reject(new Error(`${this.there.size} are still there`)),
        60_000,
      );
      this.waiting.push(() => (clearTimeout(give_up), resolve()));
    });
  }

  end() {
    for (const socket of this.there) socket.destroy();
  }
}
