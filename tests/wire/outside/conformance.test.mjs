// SPDX-License-Identifier: Apache-2.0
// C12: the transport of rooms, spoken to through an echo that is built from it, holds the cases of
// RFC 6455 that conformance suites ask for (groups 1 to 7 and 10).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { bye, cases } from './support/cases.mjs';
import { op } from './support/frames.mjs';
import { request } from './support/requests.mjs';
import { Wire } from './support/wire.mjs';

let echo, port;

before(async () => {
  echo = spawn(process.env.OCTET_ECHO, [], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(echo.stdout, 'data');
  port = Number(/:(\d+)\s*$/.exec(said)[1]);
});
after(async () => {
  echo.kill();
  await once(echo, 'exit');
});

async function open() {
  const wire = Wire.open(port);
  const headers = {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  const { status, headers: answered } = await wire.enter(request('GET', '/', headers));
  assert.equal(status, 101);
  assert.equal(answered['sec-websocket-accept'], 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  return wire;
}

// In pieces of so many bytes, each a segment of its own as far as the system lets it.
async function say(wire, bytes, size) {
  for (let at = 0; at < bytes.length; at += size) {
    wire.say(bytes.subarray(at, at + size));
    await new Promise(setImmediate);
  }
}

async function holds({ say: said, hears, fails, ends, chopped, pieces, maybe }) {
  const wire = await open();
  await say(wire, Buffer.concat(said), chopped ? 1 : (pieces ?? Infinity));
  const heard = [];
  if (ends === undefined && fails === undefined) {
    for (let left = hears.length; left > 0; --left) heard.push(await wire.frame());
    wire.say(bye);
  }
  for (;;) {
    const frame = await wire.frame();
    assert.ok(frame, 'the connection ended without a goodbye');
    if (frame.opcode === op.close) {
      assert.equal(frame.code, fails ?? ends ?? 1000);
      break;
    }
    heard.push(frame);
  }
  assert.equal((await wire.rest()).length, 0, 'nothing after the goodbye');
  wire.close();
  if (maybe) return;
  const expected = hears.map(([opcode, payload]) => [opcode, payload.toString('hex')]);
  const seen = heard.map(({ opcode, payload }) => [opcode, payload.toString('hex')]);
  // Whoever breaks the rules may be cut off before older answers have left.
  if (fails) assert.deepEqual(seen, expected.slice(0, seen.length));
  else assert.deepEqual(seen, expected);
}

describe(`C12: ${cases.size} cases of RFC 6455`, { concurrency: 8 }, () => {
  for (const [name, one] of cases) test(`C12: case ${name}`, () => holds(one));
});

test('C12: they are as many as conformance suites have', () => {
  assert.equal(cases.size, 247);
});
