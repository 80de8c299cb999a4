// SPDX-License-Identifier: Apache-2.0
// A line between a client and the server that does what lines do: it is slow, uneven, hands over a
// byte at a time, breaks in the middle of a frame, goes quiet in one direction.
import { connect, createServer } from 'node:net';

// The same weather for the same seed.
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const fair = { delay_ms: 0, jitter_ms: 0, dribble: false };

export class Line {
  // `weather` may be changed while the line is in use, but for what is already on its way.
  static async open(port, { weather = fair, random = dice(1) } = {}) {
    const line = new Line();
    Object.assign(line, { weather, random, calls: new Set(), stalled: { up: false, down: false } });
    line.server = createServer({ allowHalfOpen: true }, (client) => line.take(client, port));
    await new Promise((ready) => line.server.listen(0, '127.0.0.1', ready));
    line.port = line.server.address().port;
    return line;
  }

  take(client, port) {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const call = { client, server };
    this.calls.add(call);
    call.up = new Way(this, 'up', client, server);
    call.down = new Way(this, 'down', server, client);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => this.calls.delete(call));
    }
  }

  // RST to both, wherever they are; with `after`, once that many bytes more have gone that way.
  cut(way = undefined, after = 0) {
    for (const call of this.calls) {
      if (way && after > 0) call[way].cut_after(after);
      else break_off(call);
    }
  }

  // The client has said its last word; the server may still talk.
  half_close() {
    for (const { server } of this.calls) server.end();
  }

  // Nothing passes in that direction, and nobody is told.
  stall(...ways) {
    for (const way of ways) this.stalled[way] = true;
  }

  flow() {
    this.stalled = { up: false, down: false };
    for (const { up, down } of this.calls) [up, down].forEach((way) => way.go_on());
  }

  async close() {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }
}

function break_off({ client, server }) {
  client.resetAndDestroy();
  server.resetAndDestroy();
}

// One direction of one call: bytes leave in their order, each part when its time has come.
class Way {
  constructor(line, name, from, to) {
    Object.assign(this, { line, name, from, to, waiting: [], busy: false, left: Infinity });
    from.on('data', (bytes) => this.put(bytes));
    from.on('end', () => this.put(null));
    from.on('close', () => to.destroyed || this.waiting.length || to.destroy());
  }

  put(part) {
    this.waiting.push(part);
    if (this.waiting.length > 64) this.from.pause();
    this.go_on();
  }

  cut_after(bytes) {
    this.left = bytes;
  }

  go_on() {
    if (this.busy || this.line.stalled[this.name] || this.waiting.length === 0) return;
    this.busy = true;
    const { delay_ms, jitter_ms } = this.line.weather;
    const wait = delay_ms + jitter_ms * this.line.random();
    if (wait > 0) setTimeout(() => this.hand_over(), wait);
    else setImmediate(() => this.hand_over());
  }

  hand_over() {
    this.busy = false;
    if (this.line.stalled[this.name] || this.to.destroyed) return;
    const part = this.next_part();
    if (part === null) return this.to.end();
    const passed = part.subarray(0, Math.min(part.length, this.left));
    this.left -= passed.length;
    this.to.write(passed);
    if (this.left === 0) return break_off({ client: this.from, server: this.to });
    if (this.waiting.length === 0) this.from.resume();
    this.go_on();
  }

  next_part() {
    const first = this.waiting.shift();
    if (first === null || !this.line.weather.dribble || first.length <= 1) return first;
    this.waiting.unshift(first.subarray(1));
    return first.subarray(0, 1);
  }
}
