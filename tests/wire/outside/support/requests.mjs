// SPDX-License-Identifier: Apache-2.0
// Requests as text, so that a test may leave out or spoil any line of them.
import { Wire } from './wire.mjs';

const lines_of = (headers) =>
  Object.entries(headers)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`))
    .join('');

export function request(method, path, headers = {}, body = '') {
  const all = { Host: 'octet.test', ...headers };
  if (body || method === 'POST') all['Content-Length'] ??= Buffer.byteLength(body);
  return `${method} ${path} HTTP/1.1\r\n${lines_of(all)}\r\n${body}`;
}

// Asks once, on a line of its own.
export async function ask(port, text, { from, method = text.slice(0, text.indexOf(' ')) } = {}) {
  const wire = Wire.open(port, { from });
  const answer = await wire.say(text).answer(method);
  wire.close();
  return answer;
}

// What a page of the clinic asks for.
export const get = (clinic, path, { cookie, from } = {}) =>
  ask(clinic.port, request('GET', path, { Cookie: cookie }), { from });

export function post(clinic, path, body, { cookie, from, headers = {} } = {}) {
  const all = {
    Origin: clinic.url,
    'Content-Type': 'application/json',
    Cookie: cookie,
    ...headers,
  };
  return ask(clinic.port, request('POST', path, all, JSON.stringify(body)), { from });
}

// The request that opens a room's socket. What is undefined is left out.
export function upgrade(clinic, room, cookie, other = {}) {
  const { query = '', ...headers } = other;
  return request('GET', `/ws/${room}${query}`, {
    Origin: clinic.url,
    Cookie: cookie,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol': 'octet.v1',
    ...headers,
  });
}
