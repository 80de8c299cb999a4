// SPDX-License-Identifier: Apache-2.0
// How a room fares while strangers press on the server, and a gate: ends with 1 when words of the
// room take too long, or somebody who may come in is kept out.
//   node tests/bench/hostile.mjs [--seconds 6] [--silent 10000] [--overload 60] [--keep]
//                                [--only silent,slow,fragments,pings,guesses]
// --keep writes the table into docs/hostile-wire.md. No limit of the product is raised, but for the
// last row (hostile/overload.mjs).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { group_of, watchers_of } from '../wire/outside/support/people.mjs';
import { metric, serve } from '../wire/outside/support/served.mjs';
import { Life, pause } from './hostile/life.mjs';
import { overload } from './hostile/overload.mjs';
import { faults_of, is_quiet, keep, shown, slowness_of } from './hostile/verdict.mjs';

const { values: wanted } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    silent: { type: 'string', default: '10000' },
    only: { type: 'string', default: 'silent,slow,fragments,pings,guesses' },
    overload: { type: 'string', default: '60' },
    keep: { type: 'boolean', default: false },
  },
});
const seconds = Number(wanted.seconds);
const quiet_seconds = 3;
const seconds_of_slow = 12; // until what waits for them is too much
const tries_max = 3;
const kinds = {
  silent: `${wanted.silent} silent connections, again and again`,
  slow: '100 who read no more',
  fragments: 'floods of empty fragments',
  pings: 'floods of pings',
  guesses: 'guessing at names',
};
const presses = new URL('hostile/presses.mjs', import.meta.url).pathname;

const clinic = await serve();
const names = ['Amina', 'Luis', 'Rosa', 'Tariq', 'Mila', 'Joon', 'Samir', 'Vera'];
const group = await group_of(clinic, ...names);
const told = {
  clinic: { url: clinic.url, port: clinic.port },
  room: group.room,
  silent: Number(wanted.silent),
  watchers: await watchers_of(clinic, group, 13),
  turned: [group.Samir, group.Vera],
  talkers: [group.Mila, group.Joon, group.Samir, group.Vera],
};
const life = await Life.of(clinic, group, [
  ['Amina', 'Luis'],
  ['Luis', 'Rosa'],
  ['Rosa', 'Tariq'],
  ['Tariq', 'Amina'],
]);

const rows = [];
const faults = [];
try {
  const first = await quiet();
  note(first);
  const against = async (name) => {
    const row = await pressed(name);
    return { ...row, grew_mib: row.most_mib - first.most_mib };
  };
  for (const name of wanted.only.split(',').filter(Boolean)) await judge(() => against(name));
  const for_seconds = Number(wanted.overload);
  if (for_seconds > 0) await judge(() => overload(for_seconds));
} finally {
  await clinic.close();
}
console.table(rows);
if (wanted.keep) keep(rows);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function note(row) {
  rows.push(shown(row));
  console.log(JSON.stringify(rows.at(-1)));
}

async function quiet() {
  return { strangers: 'nobody', ...(await life.lived(quiet_seconds)) };
}

// A slow row counts against the server only when the same life is quick again right afterwards,
// with nobody pressing: else something else keeps the machine busy, and the row is tried again. A
// machine that is never quiet decides nothing, and that is said.
async function judge(press) {
  for (let tried = 1; ; ++tried) {
    const row = await press();
    note(row);
    const of_row = (fault) => `${row.strangers}: ${fault}`;
    const found = faults_of(row).map(of_row);
    const slow = slowness_of(row).map(of_row);
    if (found.length + slow.length === 0) return;
    const beside = await quiet();
    note(beside);
    const busy = !is_quiet(beside);
    if (busy && tried < tries_max) continue;
    faults.push(...found, ...(busy ? [] : slow));
    if (busy) for (const fault of slow) console.log(`not decided, this machine is too busy: ${fault}`);
    return;
  }
}

async function pressed(name) {
  const closed = () => metric(clinic, 'octet_sockets_closed_total{why="too_slow"}');
  const before = { open: descriptors(), too_slow: await closed() };
  const strangers = fork(presses, ['--press']);
  const gone = once(strangers, 'exit');
  const gave_up = gone.then(() => Promise.reject(new Error(`${name}: the strangers gave up`)));
  gave_up.catch(() => {});
  strangers.send({ name, ...told });
  await pause(1_000);
  const lived = life.lived(name === 'slow' ? seconds_of_slow : seconds);
  lived.catch(() => {}); // when the strangers gave up, that is what went wrong
  const row = { strangers: kinds[name], ...(await Promise.race([lived, gave_up])) };
  if (name === 'slow') row.sent_away = (await closed()) - before.too_slow;
  if (name === 'silent') {
    strangers.send({ over: true });
    row.free_again_s = await free_again(before.open);
  }
  strangers.kill('SIGKILL');
  await gone;
  return row;
}

function descriptors() {
  return readdirSync(`/proc/${clinic.process.pid}/fd`).length;
}

// Seconds until the server has sent the last silent one away. Some of our own may still be leaving.
async function free_again(before) {
  const began = performance.now();
  const passed = () => (performance.now() - began) / 1000;
  while (descriptors() > before + 10 && passed() < 60) await pause(50);
  return passed();
}
