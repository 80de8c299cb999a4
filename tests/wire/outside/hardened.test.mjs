// SPDX-License-Identifier: Apache-2.0
// What the product's binary is built with, read from the file itself: checklist K4. And what becomes
// of a server that gets no more memory: checklist I6.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Visitor, group_of } from './support/people.mjs';
import { post } from './support/requests.mjs';
import { serve } from './support/served.mjs';
import { password } from '../../browser/support/server.mjs';

const binary =
  process.env.OCTET ?? new URL('../../../build/release/bin/octet', import.meta.url).pathname;

// ELF-64, little endian (System V ABI, chapters 4 and 5).
const shared_object = 3;
const segment = { dynamic: 2, stack: 0x6474e551, relro: 0x6474e552 };
const executable = 1;
const tag = { bind_now: 24, flags: 30, flags_1: 0x6ffffffb };
const now = { in_flags: 8n, in_flags_1: 1n };

function elf_of(file) {
  const bytes = readFileSync(file);
  assert.equal(bytes.toString('latin1', 1, 4), 'ELF');
  const segments = new Map();
  const at = Number(bytes.readBigUInt64LE(32));
  for (let n = 0; n < bytes.readUInt16LE(56); ++n) {
    const header = bytes.subarray(at + n * bytes.readUInt16LE(54));
    const where = Number(header.readBigUInt64LE(8));
    const content = bytes.subarray(where, where + Number(header.readBigUInt64LE(32)));
    segments.set(header.readUInt32LE(0), { flags: header.readUInt32LE(4), content });
  }
  const dynamic = new Map();
  const { content } = segments.get(segment.dynamic);
  for (let n = 0; n + 16 <= content.length; n += 16) {
    dynamic.set(Number(content.readBigUInt64LE(n)), content.readBigUInt64LE(n + 8));
  }
  return { bytes, type: bytes.readUInt16LE(16), segments, dynamic };
}

test('K4: the binary lies anywhere, its tables are sealed at the start, its stack is no code', () => {
  const { bytes, type, segments, dynamic } = elf_of(binary);
  assert.equal(type, shared_object, 'position independent');
  assert.ok(segments.has(segment.relro), 'RELRO');
  const bound_now =
    dynamic.has(tag.bind_now) ||
    ((dynamic.get(tag.flags) ?? 0n) & now.in_flags) !== 0n ||
    ((dynamic.get(tag.flags_1) ?? 0n) & now.in_flags_1) !== 0n;
  assert.ok(bound_now, 'NOW: all of it before the first line runs');
  assert.equal(segments.get(segment.stack).flags & executable, 0);
  assert.ok(bytes.includes('\0__stack_chk_fail\0'), 'the stack is watched');
  assert.ok(
    /\0__(memcpy|memset|read|vsnprintf|fprintf|snprintf)_chk\0/.test(bytes.toString('latin1')),
    'FORTIFY',
  );
});

const card = (what) => ({ words: { what }, sharing: 'group' });

test('I6: without memory a request fails or the server ends; no word is half there', async (t) => {
  const clinic = await serve();
  t.after(() => clinic.close());
  const group = await group_of(clinic, 'Amina');
  const status = readFileSync(`/proc/${clinic.process.pid}/status`, 'utf8');
  const bytes = Number(/VmSize:\s+(\d+)/.exec(status)[1]) * 1024;
  const limit = (more) =>
    execFileSync('prlimit', [
      '--pid',
      String(clinic.process.pid),
      `--as=${bytes + more}:unlimited`,
    ]);

  // A password takes 46 MiB to check.
  limit(8 * 1024 * 1024);
  const body = { login: 'dana', password, only_mine: false };
  const refused = await post(clinic, '/api/sign-in', body);
  assert.ok([503, 0].includes(refused.status), `${refused.status} ${refused.body}`);

  const saved = [];
  const amina = await Visitor.enter(clinic, group.room, group.Amina).catch(() => undefined);
  for (let n = 0; amina && n < 5; ++n) {
    const answer = await amina.does('commit', card(`word ${n}`)).catch(() => undefined);
    if (answer?.ok) saved.push(`word ${n}`);
  }
  amina?.leave();
  if (clinic.process.exitCode === null && clinic.process.signalCode === null) await clinic.stop();
  await clinic.start();
  const dana = await Visitor.enter(clinic, group.room, group.dana);
  const there = Object.values(dana.document.cards ?? {}).map(({ what }) => what);
  for (const word of saved) assert.equal(there.filter((one) => one === word).length, 1, word);
  dana.leave();
  assert.equal((await post(clinic, '/api/sign-in', body)).status, 200);
});
