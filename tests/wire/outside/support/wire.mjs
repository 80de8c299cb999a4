// SPDX-License-Identifier: Apache-2.0
// A client that may say anything: raw bytes over a real socket, and what comes back read as HTTP
// answers or as frames. Every wait has an end: a test that hangs fails with a word.
import { once } from 'node:events';
import { connect } from 'node:net';
import { op } from './frames.mjs';

const patience_ms = 20_000;

export class Wire {
  static open(port, { from = '127.0.0.1' } = {}) {
    const wire = new Wire();
    wire.socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
    wire.read = Buffer.alloc(0);
    wire.ended = false;
    wire.waiting = [];
    wire.socket.on('data', (bytes) => {
      wire.read = Buffer.concat([wire.read, bytes]);
      wire.look();
    });
    for (const end of ['end', 'close', 'error']) {
      wire.socket.on(end, () => {
        wire.ended = true;
        wire.look();
      });
    }
    return wire;
  }

  say(...parts) {
    for (const part of parts) this.socket.write(part);
    return this;
  }

  // The next answer to `method`; status 0 when the stream ended instead.
  async answer(method = 'GET', patience = patience_ms) {
    await this.until(() => this.read.includes('\r\n\r\n'), patience);
    const end = this.read.indexOf('\r\n\r\n');
    if (end < 0) return { status: 0, headers: {}, body: '' };
    const head = this.take(end + 4).toString('latin1');
    const [first, ...lines] = head.trim().split('\r\n');
    const headers = {};
    for (const line of lines) {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon).toLowerCase();
      headers[name] = [...(headers[name] ? [headers[name]] : []), line.slice(colon + 2)].join('\n');
    }
    const length = method === 'HEAD' ? 0 : Number(headers['content-length'] ?? 0);
    await this.until(() => this.read.length >= length, patience);
    return { status: Number(first.split(' ')[1]), headers, body: this.take(length).toString() };
  }

  // The next frame; nothing when the stream ended instead.
  async frame(patience = patience_ms) {
    await this.until(() => this.frame_size() > 0, patience);
    const size = this.frame_size();
    if (size === 0) return undefined;
    const bytes = this.take(size);
    const payload = bytes.subarray(size - frame_length(bytes));
    const frame = {
      opcode: bytes[0] & 15,
      fin: bytes[0] >= 0x80,
      rsv: (bytes[0] >> 4) & 7,
      payload,
    };
    if (frame.opcode === op.close) {
      frame.code = payload.length > 1 ? payload.readUInt16BE() : 1005;
      frame.reason = payload.subarray(2).toString();
    }
    return frame;
  }

  // Reads on until the server says goodbye: with which code. Without a goodbye: undefined.
  async goodbye(patience = patience_ms) {
    for (let one = await this.frame(patience); one; one = await this.frame(patience)) {
      if (one.opcode === op.close) return one;
    }
    return undefined;
  }

  async close_code(patience) {
    return (await this.goodbye(patience))?.code;
  }

  // Waits for the end of the stream, and tells what came before it.
  async rest(patience = patience_ms) {
    await this.until(() => false, patience);
    return this.take(this.read.length);
  }

  // Upgrades; the answer, whatever it is.
  enter(request, patience) {
    return this.say(request).answer('GET', patience);
  }

  // By the system's word; the server may not have taken it yet.
  connected() {
    return this.socket.connecting ? once(this.socket, 'connect') : Promise.resolve();
  }

  stop_reading() {
    this.socket.pause();
  }

  read_on() {
    this.socket.resume();
  }

  half_close() {
    this.socket.end();
  }

  reset() {
    this.socket.resetAndDestroy();
  }

  close() {
    this.socket.destroy();
  }

  // Until it holds or the stream has ended.
  until(holds, patience = patience_ms) {
    if (this.ended || holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const give_up = setTimeout(() => reject(new Error('nothing came in time')), patience);
      this.waiting.push({ holds, go_on: () => (clearTimeout(give_up), resolve()) });
    });
  }

  look() {
    const [ready, waiting] = [[], []];
    for (const one of this.waiting) (this.ended || one.holds() ? ready : waiting).push(one);
    this.waiting = waiting;
    for (const one of ready) one.go_on();
  }

  take(bytes) {
    const taken = this.read.subarray(0, bytes);
    this.read = this.read.subarray(bytes);
    return taken;
  }

  // 0 as long as it is not whole.
  frame_size() {
    const { read } = this;
    if (read.length < 2) return 0;
    const head = 2 + ({ 126: 2, 127: 8 }[read[1] & 127] ?? 0);
    if (read.length < head) return 0;
    const size = head + frame_length(read);
    return read.length < size ? 0 : size;
  }
}

function frame_length(bytes) {
  const short = bytes[1] & 127;
  return short === 126
    ? bytes.readUInt16BE(2)
    : short === 127
      ? Number(bytes.readBigUInt64BE(2))
      : short;
}
