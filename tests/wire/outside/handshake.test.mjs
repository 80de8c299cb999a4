// SPDX-License-Identifier: Apache-2.0
// Who gets a socket at all: checklist C1-C4, C9, and the version of C13.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closing, op } from './support/frames.mjs';
import { Visitor, group_of, sign_in } from './support/people.mjs';
import { get, post, request, upgrade } from './support/requests.mjs';
import { serve } from './support/served.mjs';
import { Wire } from './support/wire.mjs';

let clinic, group;

before(async () => {
  clinic = await serve({ serve: ['--allow-origin', 'https://clinic.example'] });
  group = await group_of(clinic, 'Amina');
});
after(() => clinic?.close());

async function upgraded(other, cookie = group.dana) {
  const wire = Wire.open(clinic.port);
  const answer = await wire.enter(upgrade(clinic, group.room, cookie, other));
  wire.close();
  return answer;
}

test('C1: only pages of the list may open a socket', async () => {
  const strangers = [
    undefined,
    'null',
    '',
    'https://clinic.example.evil.com',
    'https://evil-clinic.example',
    'https://clinic.example:8443',
    'http://clinic.example',
    'https://clinic.example/',
    'https://clinic.example@evil.com',
    clinic.url.replace('http:', 'https:'),
    `http://127.0.0.1:${clinic.port + 1}`,
  ];
  for (const Origin of strangers) {
    assert.equal((await upgraded({ Origin })).status, 403, `from ${Origin}`);
  }
  const twice = await upgraded({ Origin: ['https://clinic.example', 'https://evil.example'] });
  assert.equal(twice.status, 400);
  for (const Origin of ['https://clinic.example', clinic.url]) {
    assert.equal((await upgraded({ Origin })).status, 101, `from ${Origin}`);
  }
});

test('C2: who is not signed in is told so before the upgrade', async () => {
  const [name, secret] = group.dana.split('=');
  const strangers = [
    undefined,
    `${name}=`,
    `${name}=${secret.slice(1)}`,
    `other=${secret}`,
    `${name}=${'A'.repeat(secret.length)}`,
  ];
  for (const Cookie of strangers) {
    const answer = await upgraded({ Cookie });
    assert.equal(answer.status, 401, `with ${Cookie}`);
    assert.equal(answer.headers.upgrade, undefined);
  }
  const gone = await sign_in(clinic);
  assert.equal((await post(clinic, '/api/sign-out', {}, { cookie: gone })).status, 200);
  assert.equal((await upgraded({}, gone)).status, 401);
});

test('C3: a request that is not finished in five seconds ends, dribbled or not at all', async () => {
  const began = Date.now();
  const silent = Wire.open(clinic.port);
  const half = Wire.open(clinic.port).say('GET / HTTP/1.1\r\nHost: a\r\n');
  const dribble = Wire.open(clinic.port);
  const bytes = upgrade(clinic, group.room, group.dana);
  let said = 0;
  const slowly = setInterval(() => dribble.say(bytes[said++]), 100);
  try {
    assert.equal((await silent.rest()).length, 0);
    assert.equal((await half.answer()).status, 408);
    assert.equal((await dribble.answer()).status, 408);
  } finally {
    clearInterval(slowly);
  }
  assert.ok(Date.now() - began < 15_000, 'it took far too long');
});

test('C3: a header of more than 8 KiB is refused', async () => {
  const big = 'x'.repeat(8 * 1024);
  assert.equal((await upgraded({ 'X-Big': big })).status, 431);
  assert.equal((await get(clinic, `/${big}`)).status, 431);
  const endless = Wire.open(clinic.port);
  endless.say(request('GET', '/').slice(0, -2));
  for (let i = 0; i < 200; ++i) endless.say(`X-${i}: ${'y'.repeat(60)}\r\n`);
  assert.equal((await endless.answer()).status, 431);
  await endless.rest();
});

test('C4: an address has twenty silent connections and no more', async () => {
  const from = '127.0.4.1';
  const twenty = Array.from({ length: 20 }, () => Wire.open(clinic.port, { from }));
  const one_more = Wire.open(clinic.port, { from });
  assert.equal((await one_more.rest()).length, 0);
  // The twenty are not harmed, and others come in.
  assert.equal((await twenty[0].say(request('GET', '/readyz')).answer()).status, 200);
  assert.equal((await get(clinic, '/readyz', { from: '127.0.4.2' })).status, 200);
  for (const wire of twenty) wire.close();
});

test('C4: with 256 silent connections from everywhere, who has something to say still gets in', async () => {
  const crowd = [];
  for (let address = 1; address <= 20; ++address) {
    for (let i = 0; i < 20; ++i) crowd.push(Wire.open(clinic.port, { from: `127.0.5.${address}` }));
  }
  await Promise.all(crowd.map((wire) => wire.connected()));
  const cookie = await sign_in(clinic, 'dana', { from: '127.0.6.1' });
  const visitor = await Visitor.enter(clinic, group.room, cookie, { from: '127.0.6.1' });
  visitor.leave();
  for (const wire of crowd) wire.close();
});

test('C4: a person has eight sockets; the ninth is closed with 1008', async () => {
  const eight = await Promise.all(
    Array.from({ length: 8 }, () => Visitor.enter(clinic, group.room, group.Amina)),
  );
  const ninth = Wire.open(clinic.port);
  assert.equal((await ninth.enter(upgrade(clinic, group.room, group.Amina))).status, 101);
  assert.equal(await ninth.close_code(), 1008);
  for (const one of eight) await one.catch_up();

  // One that closes gives its place back.
  await eight[0].wire.say(closing(1000)).rest();
  const again = await Visitor.enter(clinic, group.room, group.Amina);
  for (const one of [again, ...eight]) one.leave();
});

test('C9: compression is not agreed on, whatever a client offers', async () => {
  const wire = Wire.open(clinic.port);
  const offer = 'permessage-deflate; client_max_window_bits, permessage-deflate';
  const answer = await wire.enter(
    upgrade(clinic, group.room, group.dana, { 'Sec-WebSocket-Extensions': offer }),
  );
  assert.equal(answer.status, 101);
  assert.equal(answer.headers['sec-websocket-extensions'], undefined);
  const welcome = await wire.frame();
  assert.deepEqual([welcome.opcode, welcome.rsv], [op.text, 0]);
  wire.close();
});

test('C13: a page of another version hears so by a close code of its own', async () => {
  const wire = Wire.open(clinic.port);
  const answer = await wire.enter(
    upgrade(clinic, group.room, group.dana, { 'Sec-WebSocket-Protocol': 'octet.v9' }),
  );
  assert.equal(answer.status, 101);
  assert.equal(answer.headers['sec-websocket-protocol'], 'octet.v9');
  assert.equal(await wire.close_code(), 4504);
});
