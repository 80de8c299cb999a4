// SPDX-License-Identifier: Apache-2.0
// How much one person, one address, or everybody may ask for: checklist I1, I2, and I5 as far as
// members can bring it about.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { repeated, text } from './support/frames.mjs';
import { Visitor, command, group_of, me, signed_in } from './support/people.mjs';
import { post } from './support/requests.mjs';
import { resident, serve } from './support/served.mjs';
import { password } from '../../browser/support/server.mjs';

let clinic, group;

before(async () => {
  clinic = await serve({ serve: ['--proxy', '127.0.8.8'] });
  group = await group_of(clinic, 'Amina', 'Luis', 'Rosa', 'Tariq', 'Mila', 'Joon', 'Samir', 'Vera');
});
after(() => clinic?.close());

const enter = (name) => Visitor.enter(clinic, group.room, group[name]);
const of_one_hundred = (name, fields = {}) =>
  Array.from({ length: 100 }, () => text(command(name, fields)));

// The next `count` answers, by their code.
async function answers(visitor, count) {
  const codes = {};
  for (let left = count; left > 0; --left) {
    const answer = await visitor.next((heard) => heard.ok || heard.no !== undefined);
    const code = answer.ok ? 'ok' : answer.why.code;
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return codes;
}

test('I1: thirty commands at once are heard, and ten a second; beyond that it is said by name', async () => {
  const visitor = await enter('Amina');
  visitor.wire.say(...of_one_hundred('raise_hand'));
  const codes = await answers(visitor, 100);
  assert.ok(codes.too_fast >= 50 && codes.too_fast <= 70, JSON.stringify(codes));
  // Who waits is heard again, on the same socket, and others are not held up at all.
  const luis = await enter('Luis');
  assert.ok((await luis.does('commit', { words: { what: 'walk' }, sharing: 'group' })).ok);
  for (const one of [visitor, luis]) one.leave();
});

test('I1: a person has one budget, however many sockets', async () => {
  const sockets = await Promise.all([1, 2, 3, 4].map(() => enter('Rosa')));
  for (const one of sockets) one.wire.say(...of_one_hundred('raise_hand').slice(0, 40));
  const all = await Promise.all(sockets.map((one) => answers(one, 40)));
  const fast = all.reduce((sum, codes) => sum + (codes.too_fast ?? 0), 0);
  assert.ok(fast >= 100, `${fast} of 160 were too fast`);
  for (const one of sockets) one.leave();
});

test('I1: whoever goes on all the same is closed with 1008', async () => {
  const visitor = await enter('Tariq');
  visitor.wire.say(repeated(text(command('raise_hand')), 400));
  await assert.rejects(
    visitor.next((heard) => heard.never),
    /closed with 1008/,
  );
  visitor.leave();
});

test('I1: a sign of danger passes every limit on what a person may say', async () => {
  const mila = await enter('Mila');
  const dana = await enter('dana');
  mila.wire.say(...of_one_hundred('raise_hand').slice(0, 60));
  await answers(mila, 60);
  assert.ok((await mila.does('write_line', { kind: 'distress', words: 'please come' })).ok);
  await dana.next((heard) => heard.patch?.lines);
  for (const one of [mila, dana]) one.leave();
});

test('I2: who guesses must wait longer each time, and the person still gets in from where they were', async () => {
  const { marks } = await signed_in(clinic, 'dana', { from: '127.0.3.200' });
  const guess = (n, from) =>
    post(
      clinic,
      '/api/sign-in',
      { login: 'dana', password: `a wrong guess ${n}`, only_mine: false },
      { from },
    );
  const waits = [];
  for (let n = 0; n < 12; ++n) {
    const answer = await guess(n, `127.0.3.${n + 1}`);
    if (answer.status === 429) waits.push(JSON.parse(answer.body).wait_ms);
    else assert.equal(answer.status, 401);
  }
  assert.ok(waits.length >= 8, 'from the fourth on');
  assert.ok(waits.every((wait) => wait > 0));
  // The right password has to wait as well: else it would tell who guesses that it is right.
  const right = await post(clinic, '/api/sign-in', { login: 'dana', password, only_mine: false });
  assert.equal(right.status, 429);
  assert.ok(Number(right.headers['retry-after']) >= 1);
  assert.ok((await me(clinic, group.dana)).person, 'Dana is still signed in where she was');
  const dana = await enter('dana');
  dana.leave();
  // From a device that she has used before she gets in, signed out or not, again and again.
  for (let n = 0; n < 3; ++n) await signed_in(clinic, 'dana', { marks });
  // What it holds opens nothing by itself, and helps at no other name.
  assert.equal((await me(clinic, marks)).person, undefined);
  const other = { login: 'nobody', password: 'a wrong guess', only_mine: false };
  assert.equal((await post(clinic, '/api/sign-in', other, { cookie: marks })).status, 401);
});

test('I2: an address has a limit of its own; behind a known proxy it is the one that the proxy names', async () => {
  const guess = (login, from, headers = {}) =>
    post(
      clinic,
      '/api/sign-in',
      { login, password: 'a wrong guess', only_mine: false },
      { from, headers },
    );
  const statuses = async (from, headers) => {
    const all = [];
    for (let n = 0; n < 44; ++n) all.push((await guess(`somebody-${n}`, from, headers(n))).status);
    return all.filter((status) => status === 429).length;
  };
  // Forty tries are borne from one address, whatever it says of itself.
  const lies = (n) => ({ 'X-Forwarded-For': `10.1.1.${n}` });
  assert.equal(await statuses('127.0.3.101', lies), 4);
  // A proxy speaks for many.
  assert.equal(await statuses('127.0.8.8', lies), 0);
  assert.equal(
    await statuses('127.0.8.8', (n) => ({ 'X-Forwarded-For': `10.9.9.${n}, 10.2.2.2` })),
    4,
  );
});

test('I5: when everybody talks at once nothing is lost, memory stays, and it is quiet soon after', async () => {
  const names = ['Luis', 'Joon', 'Samir', 'Vera'];
  const visitors = await Promise.all(names.map(enter));
  const before = resident(clinic);
  for (const [at, visitor] of visitors.entries()) {
    const said = Array.from({ length: 90 }, (_, n) =>
      text(command('set_goal', { text: `${names[at]} ${n}`, sharing: 'group' })),
    );
    visitor.wire.say(...said);
  }
  const all = await Promise.all(visitors.map((visitor) => answers(visitor, 90)));
  for (const codes of all) {
    assert.equal(codes.ok, 3, JSON.stringify(codes));
    assert.deepEqual(
      Object.keys(codes).filter((code) => !['ok', 'goals_full', 'too_fast', 'busy'].includes(code)),
      [],
    );
  }
  for (const visitor of visitors) await visitor.catch_up();
  assert.ok(resident(clinic) - before < 16 * 1024, 'memory grew');
  for (const visitor of visitors) visitor.leave();
});
