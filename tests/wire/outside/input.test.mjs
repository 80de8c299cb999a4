// SPDX-License-Identifier: Apache-2.0
// What a message may hold: checklist D1-D4, D6, D7, D9, and B11, B12 of what is said in a room.
// Every message that the server sends here is read by a strict parser on its way (D2).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { text } from './support/frames.mjs';
import { Visitor, command, fresh_id, group_of, invite, join, sign_in } from './support/people.mjs';
import { ask, post, request } from './support/requests.mjs';
import { serve, worked } from './support/served.mjs';

let clinic, group;

before(async () => {
  clinic = await serve();
  group = await group_of(clinic, 'Amina', 'Luis', 'Rosa', 'Tariq', 'Mila', 'Joon');
});
after(() => clinic?.close());

const enter = (name) => Visitor.enter(clinic, group.room, group[name]);

// The code of the refusal that this message gets.
async function refusal_of(visitor, message) {
  visitor.wire.say(text(message));
  const { why } = await visitor.next((heard) => heard.no !== undefined);
  return why.code;
}

const a_card = (words = {}) => ({ words: { what: 'call my sister', ...words }, sharing: 'group' });

test('D1: what is nested deeply or has very many fields is refused at once', async () => {
  const visitor = await enter('Amina');
  const before = worked(clinic);
  const deep = 8_000;
  const bombs = {
    too_deep: '['.repeat(16_000),
    'too_deep ': `${'['.repeat(deep)}${']'.repeat(deep)}`,
    'too_deep  ': '{"a":'.repeat(3_000),
    too_many_values: `[${'0,'.repeat(8_000)}0]`,
    'too_many_values ': `{${Array.from({ length: 1_300 }, (_, i) => `"${i}":[]`).join(',')},"z":[${'0,'.repeat(800)}0]}`,
  };
  for (const [code, bomb] of Object.entries(bombs)) {
    assert.ok(bomb.length <= 16_384, `${code} fits a message`);
    assert.equal(await refusal_of(visitor, bomb), code.trim());
  }
  assert.ok(worked(clinic) - before < 0.5, 'they cost half a second of the processor');
  visitor.leave();
});

test('D1: over HTTP as well', async () => {
  const headers = { Origin: clinic.url, 'Content-Type': 'application/json' };
  for (const bomb of ['['.repeat(60_000), '{"a":'.repeat(2_000), `[${'0,'.repeat(7_000)}0]`, '']) {
    const refused = await ask(clinic.port, request('POST', '/api/sign-in', headers, bomb));
    assert.equal(refused.status, 400);
    assert.match(JSON.parse(refused.body).code, /^(too_big|too_deep|too_many_values|not_json)$/);
  }
});

test('D2: numbers that are not whole, or not numbers, are refused', async () => {
  const visitor = await enter('Amina');
  const at = (number) =>
    `{"do":"move_session","id":"${fresh_id()}","with":{"session":"s","starts_at":${number}}}`;
  const codes = {
    '1e400': 'not_whole',
    1.5: 'not_whole',
    '-0': 'not_whole',
    '1e3': 'not_whole',
    NaN: 'not_json',
    Infinity: 'not_json',
    '0x10': 'not_json',
    '9007199254740993': 'out_of_range',
    '01': 'not_json',
  };
  for (const [number, code] of Object.entries(codes)) {
    assert.equal(await refusal_of(visitor, at(number)), code, number);
  }
  visitor.leave();
});

test('D3: JSON is read as it stands: nothing twice, nothing behind it, no odd bytes', async () => {
  const visitor = await enter('Luis');
  const beat = '{"live":{"is":"beat"}}';
  const refused = {
    'a field twice': ['{"do":"commit","do":"commit","id":"12345678","with":{}}', 'duplicate_field'],
    'a field twice, spelled in two ways': [
      '{"do":"commit","\\u0064o":"x","id":"12345678","with":{}}',
      'duplicate_field',
    ],
    'something behind it': [`${beat} ${beat}`, 'not_json'],
    'a comma too many': ['{"live":{"is":"beat",}}', 'not_json'],
    'a byte order mark': [`\ufeff${beat}`, 'not_json'],
    'a NUL': [`${beat}\0`, 'not_json'],
    'a NUL in words': ['{"live":{"is":"\\u0000"}}', 'forbidden_character'],
    'half of a surrogate pair': ['{"live":{"is":"\\ud800"}}', 'bad_utf8'],
    'a comment': [`/* */${beat}`, 'not_json'],
    'single quotes': ["{'live':1}", 'not_json'],
  };
  for (const [what, [message, code]] of Object.entries(refused)) {
    assert.equal(await refusal_of(visitor, message), code, what);
  }
  await visitor.catch_up();
  visitor.leave();
});

test('D4: names hold no hidden characters, and nobody is taken for another', async () => {
  const dana = await sign_in(clinic);
  const status = async (name, in_room = group.room) => {
    const token = await invite(clinic, dana, in_room);
    const answer = await post(clinic, '/api/join', { token, name, only_mine: false });
    return answer.status;
  };
  const hidden = [
    'Ro\u202esa',
    'Ro\u0007sa',
    'Ro\u0085sa',
    'Ro\u2066sa',
    '\ufeffRosa',
    'Ro\nsa',
    '',
  ];
  for (const name of [...hidden, 'x'.repeat(41)]) {
    assert.equal(await status(name), 400, JSON.stringify(name));
  }
  const same = [
    'AMINA',
    'Amina\u00a0',
    'Am\u200bina',
    'Am\u00edna',
    'Ami\u0301na',
    '\u0410min\u0430',
  ];
  for (const name of [...same, '\uff21mina']) {
    assert.equal(await status(name), 422, JSON.stringify(name));
  }
});

test('D6: quotes and the like come back as they were said, in every field', async () => {
  const odd = `'; DROP TABLE log; -- " \\ %s \${x} {{x}} <script>alert(1)</script> ${'\u0301'}é 🙂`;
  const token = await invite(clinic, group.dana, group.room);
  const name = `O'Hara"; --<b>`;
  const cookie = await join(clinic, token, name);
  const writer = await Visitor.enter(clinic, group.room, cookie);
  const reader = await enter('Rosa');
  const words = {
    what: odd,
    with_whom: odd.slice(0, 80),
    when: odd.slice(0, 80),
    obstacle: odd,
    plan_b: odd,
  };
  assert.ok((await writer.does('commit', a_card(words))).ok);
  assert.ok((await writer.does('set_goal', { text: odd, why: odd, sharing: 'group' })).ok);
  await reader.catch_up();
  const seen = JSON.stringify(reader.document);
  for (const said of [odd, odd.slice(0, 80), name]) {
    assert.ok(seen.includes(JSON.stringify(said).slice(1, -1)), said);
  }
  // And after a restart, from the disk.
  await clinic.stop();
  await clinic.start();
  const again = await enter('Rosa');
  assert.ok(JSON.stringify(again.document).includes(JSON.stringify(odd).slice(1, -1)));
  again.leave();
});

test('D7: what is not known, missing or of another kind is named, and the socket stays', async () => {
  const visitor = await enter('Amina');
  const refused = [
    ['{"do":"rule_the_world","id":"12345678","with":{}}', 'unknown_command', '/do'],
    ['{"do":"commit","id":"12345678"}', 'missing_field', '/with'],
    ['{"id":"12345678","with":{}}', 'missing_field', '/do'],
    ['{"do":"commit","with":{}}', 'missing_field', '/id'],
    ['{"do":"commit","id":12345678,"with":{}}', 'wrong_type', '/id'],
    ['{"do":"set_goal","id":"12345678","with":{"text":"x"}}', 'missing_field', '/with/sharing'],
    [
      '{"do":"set_goal","id":"12345678","with":{"text":7,"sharing":"group"}}',
      'wrong_type',
      '/with/text',
    ],
    ['{"do":"raise_hand","id":"12345678","with":{"high":true}}', 'unknown_field', '/with/high'],
    ['{"do":"raise_hand","id":"12345678","with":{},"as":"dana"}', 'unknown_field', '/as'],
    ['7', 'malformed', ''],
    ['[]', 'malformed', ''],
    ['{"live":{"is":"king"}}', undefined, undefined],
  ];
  for (const [message, code, at] of refused) {
    visitor.wire.say(text(message));
    const { why } = await visitor.next((heard) => heard.no !== undefined);
    if (code) assert.deepEqual([why.code, why.at], [code, at], message);
    assert.ok(why.message.length > 5, 'a sentence for a person');
  }
  assert.ok((await visitor.does('set_goal', { text: 'sleep', sharing: 'only_me' })).ok);
  visitor.leave();
});

test('D7: twenty messages in a minute that nobody can read close the socket', async () => {
  const visitor = await enter('Joon');
  visitor.wire.say(...Array(25).fill(text('?')));
  await assert.rejects(
    visitor.next((heard) => heard.never),
    /closed with 4502/,
  );
  visitor.leave();
});

test('D9: what comes out of order is refused by name', async () => {
  const dana = await enter('dana');
  const amina = await enter('Amina');
  const early = {
    start_session: {},
    start_closing: {},
    end_session: {},
    resume_session: {},
    admit_all: {},
  };
  for (const [name, fields] of Object.entries(early)) {
    const { why } = await dana.does(name, fields);
    assert.ok(why, `${name} before there is a lobby`);
    assert.match(why.code, /^session_|^no_|^not_/, name);
  }
  for (const name of ['raise_hand', 'lower_hand', 'step_out', 'finish_turn']) {
    assert.ok((await amina.does(name)).why, `${name} before the session`);
  }
  dana.leave();
  amina.leave();
});

test('B11: what a command says beyond its fields is refused, not believed', async () => {
  const visitor = await enter('Mila');
  for (const field of [
    'role',
    'author',
    'seq',
    'created_at',
    'group_id',
    'verified',
    'seat',
    'person',
  ]) {
    const { why } = await visitor.does('commit', { ...a_card(), [field]: 'dana' });
    assert.equal(why?.code, 'unknown_field', field);
    assert.equal(why.at, `/with/${field}`);
  }
  for (const more of [{ role: 'facilitator' }, { person: 'x' }, { kind: 'staff' }]) {
    const token = await invite(clinic, group.dana, group.room);
    const answer = await post(clinic, '/api/join', {
      token,
      name: 'Zoe',
      only_mine: false,
      ...more,
    });
    assert.equal(answer.status, 400, JSON.stringify(more));
  }
  visitor.leave();
});

test('B12: answers and refusals are heard by who asked, and by nobody else', async () => {
  const asking = await enter('Tariq');
  const also_tariq = await enter('Tariq');
  const rosa = await enter('Rosa');
  assert.ok((await asking.does('start_session')).why);
  assert.ok((await asking.does('commit', a_card())).ok);
  asking.wire.say(text('not even JSON'));
  await asking.next((heard) => heard.no === '');
  for (const other of [also_tariq, rosa]) {
    const heard = await other.catch_up();
    assert.equal(heard.filter((message) => message.ok || message.no !== undefined).length, 0);
    other.leave();
  }
  asking.leave();
});
