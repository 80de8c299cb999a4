// SPDX-License-Identifier: Apache-2.0
// Bad lines: checklist C10 and C11, and what a bad line may never do: lose what was acknowledged,
// or bring anything twice. The clients are the web client's own room, and raw ones.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { op, text } from './support/frames.mjs';
import { open_page, room_client_class } from './support/clients.mjs';
import { Line, dice } from './support/line.mjs';
import { Visitor, command, fresh_id, group_of, watchers_of } from './support/people.mjs';
import { upgrade } from './support/requests.mjs';
import { metric, resident, serve } from './support/served.mjs';
import { Wire } from './support/wire.mjs';

const seed = Number(process.env.OCTET_SEED ?? 1);
let clinic, RoomClient;

before(async () => {
  clinic = await serve();
  RoomClient = await room_client_class();
});
after(() => clinic?.close());

const card = (what) => ({ words: { what }, sharing: 'group' });
const cards_of = (document) => Object.values(document.cards ?? {}).filter((one) => one !== null);
const said_on = (document) =>
  cards_of(document)
    .map((one) => one.words?.what ?? one.what)
    .sort();

// Sees what the room holds in the end, over a good line.
async function in_the_end(group) {
  const visitor = await Visitor.enter(clinic, group.room, group.dana);
  visitor.leave();
  return visitor.welcome.doc;
}

// Everything a member says is saved, whatever the line does meanwhile, and then it is there once.
async function survives(weather, trouble) {
  const names = ['Amina', 'Luis', 'Rosa'];
  const group = await group_of(clinic, ...names);
  const random = dice(seed);
  const lines = await Promise.all(names.map(() => Line.open(clinic.port, { weather, random })));
  const pages = names.map((name, at) =>
    open_page(RoomClient, clinic, lines[at], group.room, group[name]),
  );
  const words = names.flatMap((name) => [1, 2, 3, 4].map((n) => `${name} ${n}`));
  const answers = words.map((word, at) =>
    pages[Math.floor(at / 4)].client.send('commit', card(word)),
  );
  const stop = trouble(lines, random);
  const saved = await Promise.all(answers);
  stop();
  for (const line of lines)
    Object.assign(line, { weather: { delay_ms: 0, jitter_ms: 0, dribble: false } }).flow();

  assert.ok(
    saved.every((answer) => answer.saved),
    JSON.stringify(saved),
  );
  const truth = await in_the_end(group);
  assert.deepEqual(said_on(truth), words.sort(), 'everything once, and nothing else');
  for (const page of pages) await sees(page, truth);
  for (const page of pages) page.client.leave();
  await Promise.all(lines.map((line) => line.close()));
}

// A page comes to show what is true, by patches or by a new document.
async function sees(page, truth) {
  const expected = Object.keys(truth.cards).sort();
  for (;;) {
    if (JSON.stringify(Object.keys(page.doc.cards ?? {}).sort()) === JSON.stringify(expected))
      break;
    await page.client.ask('recall_session', { session: 'none' });
  }
  assert.deepEqual(said_on(page.doc), said_on(truth));
}

// Does something to a random line again and again, until told to stop.
function every(ms, lines, random, what) {
  const timer = setInterval(() => what(lines[Math.floor(random() * lines.length)]), ms);
  return () => clearInterval(timer);
}

describe(
  'nothing that is acknowledged is lost, and nothing comes twice',
  { concurrency: true },
  () => {
    const good = { delay_ms: 0, jitter_ms: 0, dribble: false };
    test('on a slow and uneven line', () =>
      survives({ ...good, delay_ms: 60, jitter_ms: 120 }, () => () => {}));
    test('on a line that hands over single bytes', () =>
      survives({ ...good, dribble: true }, () => () => {}));
    test('on a line that breaks in the middle of frames', () =>
      survives({ ...good, delay_ms: 5 }, (lines, random) => {
        let left = 12;
        return every(150, lines, random, (line) => {
          if (left-- > 0) line.cut(random() < 0.5 ? 'up' : 'down', 1 + Math.floor(random() * 300));
        });
      }));
    test('on a line that is reset', () =>
      survives({ ...good, delay_ms: 20 }, (lines, random) => {
        let left = 8;
        return every(200, lines, random, (line) => left-- > 0 && line.cut());
      }));
    test('on a line that closes by half', () =>
      survives({ ...good, delay_ms: 20 }, (lines, random) => {
        let left = 6;
        return every(200, lines, random, (line) => left-- > 0 && line.half_close());
      }));
    test('on a line where the answers get stuck, and then break', () =>
      survives(good, (lines, random) => {
        for (const line of lines) line.stall('down');
        const timer = setTimeout(() => lines.forEach((line) => (line.cut(), line.flow())), 1_500);
        void random;
        return () => clearTimeout(timer);
      }));
  },
);

test('a command sent again on another socket is applied once and answered the same', async () => {
  const group = await group_of(clinic, 'Amina', 'Luis');
  const luis = await Visitor.enter(clinic, group.room, group.Luis);
  const line = await Line.open(clinic.port);
  const id = fresh_id();
  const before = await Visitor.enter(clinic, group.room, group.Amina, { port: line.port });
  line.stall('down');
  before.wire.say(text(command('commit', card('only once'), id)));
  await luis.next((message) => message.patch?.cards);
  line.cut();
  await before.wire.rest();
  line.flow();
  const again = await Visitor.enter(clinic, group.room, group.Amina, { port: line.port });
  const third = await Visitor.enter(clinic, group.room, group.Amina);
  for (const visitor of [again, third]) {
    assert.equal((await visitor.does('commit', card('only once'), id)).ok, id);
  }
  assert.equal((await third.does('commit', card('something else'), id)).why.code, 'id_reused');
  assert.deepEqual(said_on(await in_the_end(group)), ['only once']);
  for (const visitor of [luis, again, third]) visitor.leave();
  await line.close();
});

test('after a break a client gets what it missed, by its own cursor', async () => {
  const group = await group_of(clinic, 'Amina', 'Luis');
  const line = await Line.open(clinic.port);
  const amina = await Visitor.enter(clinic, group.room, group.Amina, { port: line.port });
  const luis = await Visitor.enter(clinic, group.room, group.Luis);
  line.cut();
  await amina.wire.rest();
  for (const n of [1, 2, 3]) assert.ok((await luis.does('commit', card(`missed ${n}`))).ok);
  const { cursor } = amina.welcome;
  const back = await Visitor.enter(clinic, group.room, group.Amina, {
    port: line.port,
    since: cursor,
  });
  const missed = back.welcome.patches;
  assert.ok(missed.length >= 3, 'patches and no document');
  const start = Number(cursor.slice(cursor.lastIndexOf(':') + 1));
  assert.deepEqual(
    missed.map(({ n }) => n),
    missed.map((_, at) => start + 1 + at),
    'without a gap',
  );
  for (const visitor of [back, luis]) visitor.leave();
  await line.close();
});

describe(
  'C10, C11: who is silent, gone or slow is dropped, and the others do not notice',
  { concurrency: true },
  () => {
    test('C10: a quiet client is pinged after 20 s and closed as silent after 45 s', async () => {
      const group = await group_of(clinic, 'Amina');
      const wire = Wire.open(clinic.port);
      await wire.enter(upgrade(clinic, group.room, group.Amina));
      const seen = [];
      for (let frame = await wire.frame(60_000); frame; frame = await wire.frame(60_000)) {
        if (frame.opcode !== op.text) seen.push([frame.opcode, frame.code]);
        if (frame.opcode === op.close) break;
      }
      assert.deepEqual(seen[0], [op.ping, undefined]);
      assert.deepEqual(seen.at(-1), [op.close, 4004]);
      wire.close();
    });

    test('C10: a client that is only half there is gone after a minute', async () => {
      const group = await group_of(clinic, 'Amina');
      const line = await Line.open(clinic.port);
      await Visitor.enter(clinic, group.room, group.Amina, { port: line.port });
      line.stall('up', 'down');
      const [{ server }] = line.calls;
      await once(server, 'end', { signal: AbortSignal.timeout(75_000) });
      await line.close();
    });

    test('C11: a hundred who do not read are closed as too slow; the others hear everything', async () => {
      const names = ['Amina', 'Luis', 'Rosa', 'Tariq', 'Mila'];
      const group = await group_of(clinic, ...names, 'Joon');
      const [writers, joon] = [
        await Promise.all(names.map((name) => Visitor.enter(clinic, group.room, group[name]))),
        await Visitor.enter(clinic, group.room, group.Joon),
      ];
      const slow = await a_hundred_of(await watchers_of(clinic, group, 13), group.room);
      for (const visitor of slow) visitor.wire.stop_reading();
      const before = resident(clinic);
      await Promise.all(writers.map((writer, at) => writes_much(writer, names[at])));
      const heard = await joon.catch_up();
      const last = said_on(joon.document);
      assert.deepEqual(
        last,
        names.map((name) => `${name} ${rounds - 1} ${'🙂'.repeat(200)}`).sort(),
      );
      assert.ok(heard.length > 0);
      const closed = await metric(clinic, 'octet_sockets_closed_total{why="too_slow"}');
      assert.ok(closed >= 100, `${closed} were closed`);
      assert.ok(resident(clinic) - before < 64 * 1024, 'memory grew');
      for (const visitor of [...writers, joon, ...slow]) visitor.leave();
    });
  },
);

// Eight pages of each, as many as a person may have open, from addresses of their own.
async function a_hundred_of(cookies, room) {
  const pages = cookies.flatMap((cookie) => Array.from({ length: 8 }, () => cookie));
  return Promise.all(
    pages.map((cookie, n) => Visitor.enter(clinic, room, cookie, { from: `127.8.0.${1 + n}` })),
  );
}

// One card, written anew again and again, as fast as a person may: some 4 kB each time.
const rounds = 160;
async function writes_much(visitor, name) {
  const emoji = '🙂'.repeat(200);
  const more = {
    with_whom: '🙂'.repeat(80),
    when: '🙂'.repeat(80),
    obstacle: '🙂'.repeat(280),
    plan_b: '🙂'.repeat(280),
  };
  assert.ok(
    (await visitor.does('commit', { ...card('first'), words: { what: 'first', ...more } })).ok,
  );
  const [id] = Object.entries(visitor.document.cards).find(
    ([, one]) => one.seat === visitor.welcome.you.seat,
  );
  for (let round = 0; round < rounds; ++round) {
    const words = { what: `${name} ${round} ${emoji}`, ...more };
    for (;;) {
      const answer = await visitor.does('edit_card', { card: id, words });
      if (answer.ok) break;
      assert.equal(answer.why.code, 'too_fast');
      await new Promise((go_on) => setTimeout(go_on, 100));
    }
  }
}
