// SPDX-License-Identifier: Apache-2.0
// S7: what it costs to open a room and hand its document to the first who comes, with a short log
// and with a long one.
import { connect } from 'node:net';
import { copy_of, discard, metric, people_of, serve } from './octet.mjs';

const end_of_head = '\r\n\r\n';

const hello = (server, person) =>
  `GET /ws/${person.at} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.url}\r\n` +
  `Cookie: ${person.cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n' +
  `Sec-WebSocket-Protocol: octet.v1${end_of_head}`;

// Payload bytes of a server's frame, and where they begin; undefined while its head is not whole.
function frame_of(bytes) {
  const short = bytes[1] & 127;
  const from = 2 + ({ 126: 2, 127: 8 }[short] ?? 0);
  if (bytes.length < Math.max(2, from)) return undefined;
  if (short === 126) return { from, size: bytes.readUInt16BE(2) };
  return { from, size: short === 127 ? Number(bytes.readBigUInt64BE(2)) : short };
}

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
      socket.write(hello(server, person));
    });
    socket.on('data', (some) => {
      got = Buffer.concat([got, some]);
      const head = got.indexOf(end_of_head);
      if (head < 0) return;
      if (!got.subarray(0, head).toString().includes(' 101 ')) return reject(new Error('no 101'));
      const bytes = got.subarray(head + end_of_head.length);
      if (bytes.length === 0) return;
      first_ms ??= performance.now() - began;
      const frame = frame_of(bytes);
      if (!frame || bytes.length < frame.from + frame.size) return;
      const whole_ms = performance.now() - began;
      socket.destroy();
      if (!bytes.subarray(frame.from).toString().startsWith('{"welcome":{')) {
        return reject(new Error('what came first was no document'));
      }
      resolve({ first_ms, whole_ms, bytes: frame.size });
    });
    socket.once('error', reject);
    setTimeout(() => reject(new Error('no document came')), 10_000).unref();
  });
}

// A room that has been open once is opened by the server itself at its next start: so a fresh copy
// of the clinic each time, and nothing is open before somebody comes.
async function open_first(clinic) {
  const fresh = copy_of(clinic);
  const server = await serve(fresh);
  try {
    const before = await metric(server, 'octet_rooms_opened_total');
    if (before !== 0) throw new Error('the room was open before anybody came');
    return await join_room(server, people_of(clinic)[2]);
  } finally {
    await server.stop();
    discard(fresh);
  }
}

// Each kind of clinic in turn: { young_short, young_long, week_5 }.
export async function opening(clinics, rounds) {
  const found = { events: {}, tries: {} };
  for (const [name, clinic] of Object.entries(clinics)) {
    found.events[name] = clinic.records;
    found.tries[name] = [];
  }
  for (let round = 0; round < rounds; ++round) {
    for (const [name, clinic] of Object.entries(clinics)) {
      found.tries[name].push(await open_first(clinic));
    }
  }
  return found;
}
