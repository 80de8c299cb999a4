// SPDX-License-Identifier: Apache-2.0
// Signing in and out, and what one person may know of another: checklist A5, A6, A10, A12, and
// B3, B16, B17 as they show themselves on the wire.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join as path_of } from 'node:path';
import { after, before, test } from 'node:test';
import {
  Visitor,
  cookie_of,
  found,
  group_of,
  invite,
  join,
  me,
  passphrase,
  sign_in,
} from './support/people.mjs';
import { ask, get, post, upgrade } from './support/requests.mjs';
import { resident, serve } from './support/served.mjs';
import { Wire } from './support/wire.mjs';
import { password } from '../../browser/support/server.mjs';

let clinic, group;

before(async () => {
  clinic = await serve();
  group = await group_of(clinic, 'Amina', 'Luis', 'Rosa');
});
after(() => clinic?.close());

const try_to_sign_in = (login, secret, from) =>
  post(clinic, '/api/sign-in', { login, password: secret, only_mine: false }, { from });

// How a visitor's socket is closed, once it is.
const closed_with = (visitor) => visitor.wire.close_code();

test('A6: a wrong password and an unknown name are answered the same', async () => {
  const wrong = await try_to_sign_in('dana', 'a loud morning by the road', '127.0.1.1');
  const unknown = await try_to_sign_in('nobody', 'a loud morning by the road', '127.0.1.2');
  for (const answer of [wrong, unknown]) delete answer.headers.date;
  assert.equal(wrong.status, 401);
  assert.deepEqual(wrong, unknown);
});

test('A6: links that were made up are all answered the same, close to a real one or not', async () => {
  const real = await invite(clinic, group.dana, group.room);
  const last = real.endsWith('A') ? 'E' : 'A';
  const made_up = [
    real.slice(0, -1) + last,
    'A'.repeat(real.length),
    'x',
    real.slice(1),
    `${real}A`.slice(0, 64),
  ];
  const answers = [];
  for (const token of made_up) {
    const joined = await post(clinic, '/api/join', { token, name: 'Zoe', only_mine: false });
    const looked = await post(clinic, '/api/join/look', { token });
    answers.push([joined.status, joined.body, looked.status, looked.body]);
  }
  assert.ok(answers[0][0] >= 400);
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
});

test('A5: two hundred people who sign in at once cost little memory, and the room goes on', async () => {
  const amina = await Visitor.enter(clinic, group.room, group.Amina);
  const before = resident(clinic);
  const statuses = [];
  const crowd = Array.from({ length: 200 }, (_, i) =>
    try_to_sign_in(`nobody-${i}`, 'a loud morning by the road', `127.0.2.${(i % 50) + 1}`).then(
      ({ status }) => statuses.push(status),
    ),
  );
  assert.ok((await amina.does('set_goal', { text: 'sleep', sharing: 'group' })).ok);
  assert.ok(statuses.length < 200, 'the room did not wait for all of them');
  await Promise.all(crowd);
  assert.ok(
    statuses.every((status) => [401, 429, 503].includes(status)),
    String(new Set(statuses)),
  );
  assert.ok(resident(clinic) - before < 150 * 1024, 'memory grew by 150 MiB');
  amina.leave();
});

test('A10: the secret of a sign-in is long, new each time, and nowhere on the disk', async () => {
  const secrets = [];
  for (let i = 0; i < 3; ++i) secrets.push((await sign_in(clinic)).split('=')[1]);
  assert.equal(new Set(secrets).size, 3);
  for (const secret of secrets) assert.ok(Buffer.from(secret, 'base64url').length >= 16);
  const folder = path_of(clinic.folder, 'data');
  for (const name of readdirSync(folder).filter((one) => one !== 'octet.sock')) {
    const bytes = readFileSync(path_of(folder, name));
    for (const secret of [...secrets, password]) {
      assert.ok(!bytes.includes(secret), `${name} holds a secret`);
      assert.ok(
        !bytes.includes(Buffer.from(secret, 'base64url')),
        `${name} holds a secret's bytes`,
      );
    }
  }
});

test('A10: a cookie that somebody planted before is not the one after signing in', async () => {
  const planted = `__Host-octet=${'B'.repeat(43)}`;
  const body = { login: 'dana', password, only_mine: false };
  const answer = await post(clinic, '/api/sign-in', body, { cookie: planted });
  assert.notEqual(cookie_of(answer), planted);
  assert.equal((await me(clinic, planted)).person, undefined);
});

// A member with two devices: [a socket of the one, the other's cookie].
async function two_devices(name, passphrase) {
  const token = await invite(clinic, group.dana, group.room);
  const here = await join(clinic, token, name, { passphrase });
  const { login_name } = await me(clinic, here);
  const there = await sign_in(clinic, login_name, { secret: passphrase });
  return { here, there, login_name, passphrase };
}

async function is_dead(cookie) {
  assert.equal((await me(clinic, cookie)).person, undefined);
  assert.equal((await ask(clinic.port, upgrade(clinic, group.room, cookie))).status, 401);
}

test('A12: signing out kills the cookie and closes the sockets of that sign-in, and no other', async () => {
  const { here, there } = await two_devices('Joon', 'seven quiet herons fly');
  const [one, other] = await Promise.all(
    [here, there].map((cookie) => Visitor.enter(clinic, group.room, cookie)),
  );
  const began = Date.now();
  await post(clinic, '/api/sign-out', {}, { cookie: here });
  assert.equal(await closed_with(one), 4503);
  assert.ok(Date.now() - began < 5_000);
  await is_dead(here);
  await other.catch_up();
  other.leave();
});

test('A12: who signs in or joins again where they are signed in leaves the sign-in before', async () => {
  const body = { login: 'dana', password, only_mine: false };
  const first = cookie_of(await post(clinic, '/api/sign-in', body));
  const wrong = { ...body, password: 'a loud morning by the road' };
  await post(clinic, '/api/sign-in', wrong, { cookie: first });
  assert.ok((await me(clinic, first)).person, 'a mistake ends nothing');

  const again = await post(clinic, '/api/sign-in', body, { cookie: first });
  const second = cookie_of(again);
  assert.ok((await me(clinic, second)).person);
  await is_dead(first);

  const token = await invite(clinic, group.dana, group.room);
  const asked = { token, name: 'Yusuf', only_mine: false };
  const joined = await post(clinic, '/api/join', asked, { cookie: second });
  assert.ok((await me(clinic, cookie_of(joined))).person);
  await is_dead(second);
});

test("A12: a removed facilitator's links lead nowhere, the group's others do", async () => {
  clinic.octet_with(password, 'facilitator', 'create', '--name', 'Jonas', '--login', 'jonas');
  const { room, dana } = await group_of(clinic);
  clinic.octet('group', 'lead', '--room', room, '--login', 'jonas', '--co');
  const jonas = await sign_in(clinic, 'jonas');
  const [his, hers] = [await invite(clinic, jonas, room), await invite(clinic, dana, room)];
  const visitor = await Visitor.enter(clinic, room, dana);
  const [seat] = Object.entries(visitor.document.seats).find(([, { name }]) => name === 'Jonas');
  assert.ok((await visitor.does('remove_person', { seat, reason: 'works elsewhere' })).ok);
  visitor.leave();

  assert.ok((await post(clinic, '/api/join/look', { token: his })).status >= 400);
  const refused = await post(clinic, '/api/join', { token: his, name: 'Zoe', only_mine: false });
  assert.equal(JSON.parse(refused.body).code, 'invitation_revoked');
  await join(clinic, hers, 'Zoe');
});

test('A12: "sign out everywhere" and a taken-back sign-in do so on the other devices', async () => {
  const ends = {
    everywhere: ({ here }) => post(clinic, '/api/sign-out-everywhere', {}, { cookie: here }),
    'one of them': async ({ here }) => {
      const { logins } = JSON.parse((await get(clinic, '/api/logins', { cookie: here })).body);
      const { id } = logins.find((login) => !login.this_one);
      return post(clinic, '/api/logins/revoke', { id }, { cookie: here });
    },
  };
  for (const [name, end] of Object.entries(ends)) {
    const devices = await two_devices(`Ann ${name}`.slice(0, 12), 'seven quiet herons fly');
    const other = await Visitor.enter(clinic, group.room, devices.there);
    assert.equal((await end(devices)).status, 200, name);
    assert.equal(await closed_with(other), 4503, name);
    await is_dead(devices.there);
  }
});

test('A12: a new passphrase closes every other device', async () => {
  const { here, there, passphrase: current } = await two_devices('Tariq', 'seven quiet herons fly');
  const [one, other] = await Promise.all(
    [here, there].map((cookie) => Visitor.enter(clinic, group.room, cookie)),
  );
  const passphrase = 'nine slow rivers turn';
  const changed = await post(clinic, '/api/passphrase', { current, passphrase }, { cookie: here });
  assert.equal(changed.status, 200, changed.body);
  assert.equal(await closed_with(other), 4503);
  await is_dead(there);
  await one.catch_up();
  one.leave();
});

test('A12, B8: who is removed is cut off at once and does not come back', async () => {
  const { room, dana: cookie_of_dana, ...members } = await group_of(clinic, 'Amina');
  const token = await invite(clinic, cookie_of_dana, room);
  const cookie = await join(clinic, token, 'Samir');
  const dana = await Visitor.enter(clinic, room, cookie_of_dana);
  const samir = await Visitor.enter(clinic, room, cookie);
  const amina = await Visitor.enter(clinic, room, members.Amina);
  const { seat } = samir.welcome.you;
  assert.ok((await dana.does('remove_person', { seat, reason: 'moved to another town' })).ok);
  assert.equal(await closed_with(samir), 4501);
  assert.ok((await amina.does('set_goal', { text: 'after he left', sharing: 'group' })).ok);
  assert.ok(!JSON.stringify(samir.heard).includes('after he left'));

  const again = Wire.open(clinic.port);
  assert.equal((await again.enter(upgrade(clinic, room, cookie))).status, 101);
  assert.equal(await again.close_code(), 4501);
  const by_link = await post(clinic, '/api/join', { token, name: 'Samir', only_mine: false });
  assert.ok(by_link.status >= 400);
  dana.leave();
  amina.leave();
});

test("B3: another group's things are answered like things that do not exist", async () => {
  const dana_b = await sign_in(clinic);
  const elsewhere = await found(clinic, dana_b, 'Another group');
  const token = await invite(clinic, dana_b, elsewhere);
  const stranger = await Visitor.enter(clinic, elsewhere, await join(clinic, token, 'Vera'));
  const { seat } = stranger.welcome.you;
  const own = await stranger.does('commit', { words: { what: 'walk' }, sharing: 'group' });
  assert.ok(own.ok);
  await stranger.catch_up();
  const [card] = Object.keys(stranger.document.cards);

  const amina = await Visitor.enter(clinic, group.room, group.Amina);
  const dana = await Visitor.enter(clinic, group.room, group.dana);
  const tries = [
    [amina, (id) => ['encourage', { card: id, kind: 'been_there' }], card],
    [amina, (id) => ['move_card', { card: id, place: 'done' }], card],
    [dana, (id) => ['hide_card', { card: id, reason: 'not here' }], card],
    [dana, (id) => ['remove_person', { seat: id, reason: 'not here' }], seat],
  ];
  for (const [who, ask_about, real] of tries) {
    const [theirs, made_up] = [real, 'zzzzzzzzzz'].map((id) => ask_about(id));
    const first = await who.does(...theirs);
    const second = await who.does(...made_up);
    assert.ok(first.why, theirs[0]);
    assert.deepEqual(first.why, second.why, theirs[0]);
  }
  for (const visitor of [amina, dana, stranger]) visitor.leave();
});

test('B3, B16: a room where one has no seat and one that does not exist are answered the same', async () => {
  const elsewhere = await found(clinic, await sign_in(clinic), 'A third group');
  const codes = [];
  for (const room of [elsewhere, 'zzzzzzzzzz']) {
    const wire = Wire.open(clinic.port);
    const { status } = await wire.enter(upgrade(clinic, room, group.Luis));
    codes.push([status, await wire.close_code()]);
    const asked = await get(clinic, `/api/invitations?room=${room}`, { cookie: group.Luis });
    const invited = await post(clinic, '/api/invitations', { room }, { cookie: group.Luis });
    codes.push([asked.status, asked.body, invited.status, invited.body]);
  }
  assert.deepEqual(codes[0], [101, 4501]);
  assert.deepEqual(codes.slice(2), codes.slice(0, 2));
});

test('a link is for a member, an observer or who is on call, and nobody comes to lead by one', async () => {
  const cookie = group.dana;
  const asked = (role) => post(clinic, '/api/invitations', { room: group.room, role }, { cookie });
  for (const role of ['observer', 'on_call']) {
    const { link } = JSON.parse((await asked(role)).body);
    const token = link.slice(link.lastIndexOf('/') + 1);
    const looked = await post(clinic, '/api/join/look', { token });
    assert.equal(JSON.parse(looked.body).role, role);
  }
  for (const role of ['facilitator', 'cofacilitator']) assert.equal((await asked(role)).status, 403);
  assert.equal((await asked('doctor')).status, 400);
  const by_luis = { room: group.room, role: 'on_call' };
  const refused = await post(clinic, '/api/invitations', by_luis, { cookie: group.Luis });
  assert.equal(refused.status, 403);
});

test('who is on call finds their own seat and the hours, and nothing of the group', async () => {
  const role = { room: group.room, role: 'on_call' };
  const made = await post(clinic, '/api/invitations', role, { cookie: group.dana });
  const { link } = JSON.parse(made.body);
  const token = link.slice(link.lastIndexOf('/') + 1);
  const petra = await join(clinic, token, 'Petra', { passphrase });
  const visitor = await Visitor.enter(clinic, group.room, petra);
  const { seat } = visitor.welcome.you;
  assert.deepEqual(Object.keys(visitor.document).sort(), ['group', 'seats', 'watch']);
  assert.deepEqual(Object.keys(visitor.document.seats), [seat]);
  const refused = await visitor.does('set_goal', { text: 'sleep', sharing: 'group' });
  assert.equal(refused.why?.code, 'not_for_your_role');
  const amina = await Visitor.enter(clinic, group.room, group.Amina);
  assert.equal(amina.document.seats[seat], undefined);
  for (const one of [visitor, amina]) one.leave();
});

test('B17: a command of who may not is refused, also on a socket that is long open', async () => {
  const luis = await Visitor.enter(clinic, group.room, group.Luis);
  const { seat } = luis.welcome.you;
  const only_for_leaders = {
    open_lobby: {},
    admit_all: {},
    remove_person: { seat, reason: 'x' },
    change_seats_max: { seats_max: 5 },
    hold_session: {},
  };
  for (const [name, fields] of Object.entries(only_for_leaders)) {
    assert.equal((await luis.does(name, fields)).why?.code, 'not_for_your_role', name);
  }
  luis.leave();
});
