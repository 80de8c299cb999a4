// SPDX-License-Identifier: Apache-2.0
// People who have the page open and do nothing: their sockets stay in their rooms, and beat.
import { connect } from 'node:net';
import { text } from '../../wire/outside/support/frames.mjs';
import { hello } from './joining.mjs';

const beat = JSON.stringify({ live: { is: 'beat' } });
const beat_every_ms = 20_000;
const at_once = 100;

function sit_down(server, person) {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('a reader was closed')));
    let heard = '';
    const welcomed = (bytes) => {
      heard += bytes.toString('latin1');
      if (!heard.includes('{"welcome":{')) return;
      socket.off('data', welcomed);
      socket.resume();
      resolve(socket);
    };
    socket.on('data', welcomed);
    socket.write(hello(server, person));
  });
}

export class Readers {
  sockets = [];

  constructor(server) {
    this.server = server;
    this.beating = setInterval(() => this.beat(), beat_every_ms);
  }

  async come(people) {
    for (let from = 0; from < people.length; from += at_once) {
      const some = people.slice(from, from + at_once);
      this.sockets.push(...(await Promise.all(some.map((one) => sit_down(this.server, one)))));
    }
  }

  beat() {
    for (const socket of this.sockets) socket.write(text(beat));
  }

  leave() {
    clearInterval(this.beating);
    for (const socket of this.sockets) socket.destroy();
  }
}
