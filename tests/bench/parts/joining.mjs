// SPDX-License-Identifier: Apache-2.0
// S7: what it costs to open a room and hand its document to the first who comes, with a short log
// and with a long one.
import { connect } from 'node:net';
import { people_of, serve } from './octet.mjs';

const end_of_head = '\r\n\r\n';

// Resolves with the ms from the request to the first and to the last byte of the document.
function join_room(server, person) {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.setNoDelay(true);
    let got = Buffer.alloc(0);
    let began = 0;
    let first_ms;
    socket.once('connect', () => {
      began = performance.now();
      socket.write(
        `GET /ws/${person.at} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.url}\r\n` +
          `Cookie: ${person.cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n' +
          `Sec-WebSocket-Protocol: octet.v1${end_of_head}`,
      );
    });
    socket.on('data', (some) => {
      got = Buffer.concat([got, some]);
      const head = got.indexOf(end_of_head);
      if (head < 0) return;
      if (!got.subarray(0, head).toString().includes(' 101 ')) return reject(new Error('no 101'));
      const frame = got.subarray(head + end_of_head.length);
      if (frame.length === 0) return;
      first_ms ??= performance.now() - began;
      if (frame.length < 4 || frame.length < 4 + frame.readUInt16BE(2)) return;
      socket.destroy();
      resolve({ first_ms, whole_ms: performance.now() - began, bytes: frame.readUInt16BE(2) });
    });
    socket.once('error', reject);
    setTimeout(() => reject(new Error('no document came')), 10_000).unref();
  });
}

// Each round on a server that has just started, so that the room is not in memory yet.
export async function opening(short_log, long_log, rounds) {
  const events = { short: short_log.records, long: long_log.records };
  const found = { events, short: [], long: [] };
  for (let round = 0; round < rounds; ++round) {
    for (const [name, clinic] of [['short', short_log], ['long', long_log]]) {
      const server = await serve(clinic);
      const people = people_of(clinic);
      found[name].push(await join_room(server, people[2]));
      await server.stop();
    }
  }
  return found;
}
