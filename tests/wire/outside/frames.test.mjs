// SPDX-License-Identifier: Apache-2.0
// What may be said on a socket, and how much of it: checklist C5-C8 and C13.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { closing, frame, more, op, ping, repeated, text } from './support/frames.mjs';
import { Visitor, command, group_of } from './support/people.mjs';
import { upgrade } from './support/requests.mjs';
import { resident, serve, worked } from './support/served.mjs';
import { Wire } from './support/wire.mjs';

let clinic, group;

before(async () => {
  clinic = await serve();
  group = await group_of(clinic, 'Amina', 'Luis', 'Rosa', 'Tariq');
});
after(() => clinic?.close());

// A socket that has been welcomed.
async function welcomed(cookie = group.Amina) {
  const wire = Wire.open(clinic.port);
  assert.equal((await wire.enter(upgrade(clinic, group.room, cookie))).status, 101);
  await wire.frame();
  return wire;
}

// How a socket ends on which this is said.
async function end_after(bytes, cookie) {
  const wire = await welcomed(cookie);
  const code = await wire.say(bytes).close_code();
  await wire.rest();
  wire.close();
  return code;
}

const card = (what) => ({ words: { what }, sharing: 'group' });

test('C5: a message over 16 KiB is refused by its header, whatever that claims', async () => {
  const before = resident(clinic);
  const claims = { '16 KiB and one': 16 * 1024 + 1, '1 GiB': 2n ** 30n, '2^63-1': 2n ** 63n - 1n };
  for (const [size, claim] of Object.entries(claims)) {
    assert.equal(await end_after(text('x'.repeat(1024), { claims: claim })), 1009, size);
  }
  assert.equal(await end_after(text('', { claims: 2n ** 63n })), 1002, 'a negative length');
  const in_parts = [text('x'.repeat(9000), { fin: false }), more('x'.repeat(9000))];
  assert.equal(await end_after(Buffer.concat(in_parts)), 1009, 'in fragments');
  assert.equal(await end_after(text('x'.repeat(17_000))), 1009, 'in full');
  assert.ok(resident(clinic) - before < 8 * 1024, 'memory grew');
});

test('C6: a flood of empty fragments is closed and costs little', async () => {
  const before = worked(clinic);
  const flood = Buffer.concat([
    text('', { fin: false }),
    repeated(more('', { fin: false }), 100_000),
  ]);
  assert.equal(await end_after(flood, group.Luis), 1008);
  assert.ok(worked(clinic) - before < 1, 'it cost a second of the processor');
});

test('C6: a message that dribbles in by single bytes is closed after ten seconds', async () => {
  const wire = await welcomed(group.Luis);
  const before = worked(clinic);
  wire.say(text('{', { fin: false }));
  const slowly = setInterval(() => wire.say(more(' ', { fin: false })), 200);
  try {
    assert.equal(await wire.close_code(), 1008);
  } finally {
    clearInterval(slowly);
  }
  assert.ok(worked(clinic) - before < 2);
});

test('C7: a flood of pings is closed', async () => {
  assert.equal(await end_after(repeated(ping('are you there'), 100), group.Rosa), 1008);
  assert.equal(await end_after(repeated(frame(op.pong), 100), group.Rosa), 1008);
});

test('C7: who pings and does not read gets no queue of answers', async () => {
  const before = resident(clinic);
  const wires = await Promise.all(Array.from({ length: 8 }, () => welcomed(group.Rosa)));
  for (const wire of wires) {
    wire.stop_reading();
    wire.say(repeated(ping('x'.repeat(125)), 5_000));
  }
  const elsewhere = await Visitor.enter(clinic, group.room, group.Tariq);
  await elsewhere.catch_up();
  assert.ok(resident(clinic) - before < 8 * 1024, 'memory grew');
  for (const wire of wires) wire.read_on();
  for (const wire of wires) assert.equal(await wire.close_code(), 1008);
  elsewhere.leave();
});

describe('C8: what is wrong on the wire is named by the close code', () => {
  const cases = [
    ['a frame without a mask', 1002, () => text('{}', { mask: false })],
    ['the first reserved bit', 1002, () => text('{}', { rsv: 4 })],
    ['the second reserved bit', 1002, () => text('{}', { rsv: 2 })],
    ['the third reserved bit', 1002, () => text('{}', { rsv: 1 })],
    ...[3, 4, 5, 6, 7].map((code) => [`reserved opcode ${code}`, 1002, () => frame(code)]),
    ...[11, 12, 13, 14, 15].map((code) => [
      `reserved control opcode ${code}`,
      1002,
      () => frame(code),
    ]),
    ['a ping of 126 bytes', 1002, () => ping('x'.repeat(126))],
    ['a ping in fragments', 1002, () => frame(op.ping, 'x', { fin: false })],
    ['a length that is spelled too wide', 1002, () => text('{}', { wide: 2 })],
    ['a fragment of nothing', 1002, () => more('{}')],
    [
      'a text in the middle of another',
      1002,
      () => Buffer.concat([text('{', { fin: false }), text('}')]),
    ],
    ['a goodbye of one byte', 1002, () => frame(op.close, 'x')],
    ...[0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535].map((code) => [
      `a goodbye with code ${code}`,
      1002,
      () => closing(code),
    ]),
    ['a goodbye that is not UTF-8', 1007, () => closing(1000, Buffer.from([0xff]))],
    ['text that is not UTF-8', 1007, () => text(Buffer.from([0x22, 0xc3, 0x28, 0x22]))],
    ['half of a surrogate pair', 1007, () => text(Buffer.from([0xed, 0xa0, 0x80]))],
    ['a character that ends too early', 1007, () => text(Buffer.from([0xf0, 0x9f, 0x98]))],
    ['a binary message', 1003, () => frame(op.binary, '{}')],
  ];
  for (const [what, code, bytes] of cases) {
    test(`C8: ${what}: ${code}`, async () => {
      assert.equal(await end_after(bytes()), code);
    });
  }
});

test('C13: what follows a goodbye is not heard', async () => {
  const luis = await Visitor.enter(clinic, group.room, group.Luis);
  const goodbye = [closing(1000), text(command('commit', card('said too late')))];
  for (const bytes of [Buffer.concat(goodbye), Buffer.concat([frame(3), goodbye[1]])]) {
    await end_after(bytes, group.Tariq);
  }
  await luis.catch_up();
  assert.ok(!JSON.stringify(luis.heard).includes('said too late'));
  luis.leave();
});

test('C13: the words of a goodbye say nothing about anybody', async () => {
  const wire = await welcomed(group.Tariq);
  const said = await wire
    .say(text(command('commit', card('nobody hears this'))), frame(3))
    .goodbye();
  assert.equal(said.reason, '');
});
