// SPDX-License-Identifier: Apache-2.0
// People with a browser: they sign in, found groups, follow join links and speak in a room. What
// they hear is checked on the way, so that every test sees each message of the server.
import assert from 'node:assert/strict';
import { password } from '../../../browser/support/server.mjs';
import { frame, op, text } from './frames.mjs';
import { get, post, upgrade } from './requests.mjs';
import { Wire } from './wire.mjs';

// The secret of a sign-in, which comes first; behind it the marks of the device, if there are any.
export function cookie_of(answer) {
  return answer.headers['set-cookie']?.split(';')[0];
}
export const marks_of = (answer) => answer.headers['set-cookie'].split('\n')[1]?.split(';')[0];

function must(answer, what) {
  assert.equal(answer.status, 200, `${what}: ${answer.body}`);
  return JSON.parse(answer.body);
}

// `marks`: what the browser has kept of earlier sign-ins.
export async function signed_in(clinic, login, { from, secret = password, marks } = {}) {
  const asked = { login, password: secret, only_mine: false };
  const answer = await post(clinic, '/api/sign-in', asked, { from, cookie: marks });
  must(answer, 'sign in');
  return { cookie: cookie_of(answer), marks: marks_of(answer) };
}

export const sign_in = async (clinic, login = 'dana', more = {}) =>
  (await signed_in(clinic, login, more)).cookie;

export async function invite(clinic, cookie, room, role) {
  const asked = { room, role };
  const { link } = must(await post(clinic, '/api/invitations', asked, { cookie }), 'invite');
  return link.slice(link.lastIndexOf('/') + 1);
}

// Whoever sees what others say must have one.
export const passphrase = 'nine grey stones by the mill';

export async function join(clinic, token, name, more = {}) {
  const answer = await post(clinic, '/api/join', { token, name, only_mine: false, ...more });
  must(answer, `let ${name} join`);
  return cookie_of(answer);
}

export async function found(clinic, cookie, name = 'Tuesday group') {
  const first_session_at = Date.now() + 3_600_000;
  const group = { name, time_zone: 'Europe/Zurich', programme: 'weekly-8', first_session_at };
  return must(await post(clinic, '/api/founding', group, { cookie }), 'found').room;
}

export const me = async (clinic, cookie) =>
  JSON.parse((await get(clinic, '/api/me', { cookie })).body);

// A new group that Dana leads, with these members: { room, dana, Amina: cookie, … }. She signs in
// once: many sign-ins at the same time are slowed down as guesses are.
export async function group_of(clinic, ...names) {
  const dana = await (clinic.dana ??= sign_in(clinic));
  const room = await found(clinic, dana);
  const group = { room, dana };
  for (const name of names)
    group[name] = await join(clinic, await invite(clinic, dana, room), name);
  return group;
}

// So many who watch this group and say nothing: their cookies.
export async function watchers_of(clinic, { dana, room }, count) {
  const cookies = [];
  for (let n = 0; n < count; ++n) {
    const token = await invite(clinic, dana, room, 'observer');
    const name = `Watcher ${String.fromCharCode(65 + n)}`;
    cookies.push(await join(clinic, token, name, { passphrase }));
  }
  return cookies;
}

let made = 0;
export const fresh_id = () => `outside-${process.pid}-${++made}`;
export const command = (name, fields = {}, id = fresh_id()) =>
  JSON.stringify({ do: name, id, with: fields });

// Strict JSON that says nothing twice: written again, it is the same. (Keys that look like numbers
// would come first; then their order proves nothing, and the sizes must do.)
export function strictly_read(line) {
  const value = JSON.parse(line);
  const again = JSON.stringify(value);
  if (/"\d+":/.test(line)) assert.equal(again.length, line.length, line);
  else assert.equal(again, line);
  return value;
}

const pong = frame(op.pong);

// Somebody in a room.
export class Visitor {
  static async enter(clinic, room, cookie, { port = clinic.port, from, since } = {}) {
    const visitor = new Visitor();
    visitor.wire = Wire.open(port, { from });
    visitor.heard = [];
    visitor.document = {};
    const query = since ? `?since=${encodeURIComponent(since)}` : '';
    const answer = await visitor.wire.enter(upgrade(clinic, room, cookie, { query }));
    assert.equal(answer.status, 101, answer.body);
    visitor.stay_alive();
    visitor.welcome = (await visitor.next((message) => message.welcome)).welcome;
    return visitor;
  }

  // Whoever waits for something else has not gone: a page beats.
  stay_alive() {
    this.beats = { said: 0, heard: 0 };
    const timer = setInterval(() => this.beat(), 15_000).unref();
    this.wire.socket.once('close', () => clearInterval(timer));
  }

  // The next message that fits; what comes before is kept in `heard`.
  async next(fits = () => true, patience) {
    for (;;) {
      const found = this.pending?.length ? this.pending : await this.more(patience);
      for (let message = found.shift(); message; message = found.shift()) {
        this.hear(message);
        if (fits(message)) return message;
      }
    }
  }

  async more(patience) {
    const next = await this.wire.frame(patience);
    assert.ok(next, 'the socket ended without a word');
    if (next.opcode === op.close) throw new Error(`closed with ${next.code} ${next.reason}`);
    assert.equal(next.rsv, 0);
    if (next.opcode === op.ping) this.wire.say(pong);
    this.pending =
      next.opcode === op.text ? next.payload.toString().split('\n').map(strictly_read) : [];
    return this.pending;
  }

  hear(message) {
    this.heard.push(message);
    if (message.live?.is === 'beat') ++this.beats.heard;
    if (message.welcome?.doc) this.document = message.welcome.doc;
    if (!message.patch) return;
    for (const [kind, entities] of Object.entries(message.patch)) {
      this.document[kind] = { ...this.document[kind], ...entities };
    }
  }

  // What the server answers: { ok } or { no, why }.
  async does(name, fields = {}, id = fresh_id()) {
    this.wire.say(text(command(name, fields, id)));
    return this.next((message) => message.ok === id || message.no === id);
  }

  // Until what is in the document holds, at most so long.
  async until(holds, patience) {
    const end = performance.now() + patience;
    while (!holds()) await this.next(() => true, end - performance.now());
  }

  // Everything up to the answer to a beat: then nothing is on its way any more.
  async catch_up() {
    const mine = this.beat();
    await this.next(() => this.beats.heard >= mine);
    return this.heard;
  }

  beat() {
    this.wire.say(text('{"live":{"is":"beat"}}'));
    return ++this.beats.said;
  }

  leave() {
    this.wire.close();
  }
}
