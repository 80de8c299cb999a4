// SPDX-License-Identifier: Apache-2.0
// How fast Octet is, judged by goals, beside what the disk and the kernel allow and beside a plain
// room server on Node, all in the same run. tests/bench/run --help says how to call it.
import { parseArgs } from 'node:util';
import { opening } from './parts/joining.mjs';
import { build_generator, neutral } from './parts/load.mjs';
import { clean_up, machine, must, root } from './parts/machine.mjs';
import { memory } from './parts/memory.mjs';
import { install } from './parts/node_room.mjs';
import { make_clinic, raised } from './parts/octet.mjs';
import { page } from './parts/page.mjs';
import { keep, rows_of } from './parts/report.mjs';
import { restart } from './parts/restart.mjs';
import { returns } from './parts/returns.mjs';
import { floors, many_connections, node_under_load, under_load } from './parts/rooms.mjs';

const { values: wanted } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    groups: { type: 'string' },
    only: { type: 'string', default: 'load,many,memory,returns,opening,restart,page' },
  },
});
const only = new Set(wanted.only.split(','));
const plan = {
  rounds: Number(wanted.rounds ?? (wanted.quick ? 1 : 3)),
  seconds: wanted.quick ? '3' : '6',
  window: '1000',
  load_ms: 5000,
  long_log: wanted.quick ? 20_000 : 100_000,
  openings: wanted.quick ? 5 : 9,
  groups: Number(wanted.groups ?? (wanted.quick ? 250 : 1000)),
  quiet_seconds: wanted.quick ? 20 : 60,
};

// What the neutral load generator alone can do; said, when it is not there.
const left_out = neutral
  ? []
  : [
      'the server on Node (S1)',
      'memory of a connection and everybody back at once (S4, S5, S6)',
      'restart under load (S8)',
    ];

const began = performance.now();
const since = (then) => Number(((performance.now() - then) / 1000).toFixed(1));
const say = (text) => console.error(`[${since(began).toFixed(0)} s] ${text}`);

// One part that fails must not take the others' figures with it. How long each takes is kept.
const failed = [];
const took_s = {};
async function part(name, work) {
  const then = performance.now();
  try {
    return await work();
  } catch (error) {
    failed.push(name);
    console.error(`${name} failed: ${error.message}`);
    return undefined;
  } finally {
    took_s[name] = since(then);
    if (took_s[name] > 0) say(`${name}: ${took_s[name]} s`);
  }
}

const clinics = {};
// Written once, when it is first asked for.
function clinic(name, kind) {
  if (!clinics[name]) {
    const then = performance.now();
    clinics[name] = make_clinic(name, kind);
    say(`a clinic of ${clinics[name].records} events, written in ${since(then)} s`);
  }
  return clinics[name];
}
const small = () => clinic('small', { groups: 111 });
const big = () => clinic('big', { groups: plan.groups });

async function one_round(n) {
  const found = { floors: await floors() };
  say(`a commit takes ${found.floors.commit.p50_ms} ms, nine sends ${found.floors.send.us_each} us`);
  if (only.has('load')) {
    found.octet = await part(`load ${n}`, () => under_load(small(), plan));
    say(`Octet: ${found.octet?.most.achieved} jobs/s`);
  }
  if (only.has('load') && neutral) {
    const node = (how) => part(`Node ${how} ${n}`, () => node_under_load(how, small().groups, plan));
    found.node_each = await node('each');
    found.node_group = await node('group');
    say(`Node: ${found.node_each?.achieved} and ${found.node_group?.achieved} jobs/s`);
  }
  if (only.has('many') && neutral) {
    found.many = await part(`many ${n}`, () => many_connections(big(), plan));
    say(`${found.many?.connections} connections, all back in ${found.many?.whole[0].seconds} s`);
  }
  return found;
}

async function rounds() {
  if (!only.has('load') && !only.has('many')) return [];
  if (neutral) install();
  const all = [];
  for (let n = 1; n <= plan.rounds; ++n) all.push(await one_round(n));
  return all;
}

async function openings() {
  const long = { groups: 1, wake: false, records: plan.long_log, days: 1400 };
  const kinds = {
    young_short: clinic('young-short', { groups: 1, wake: false, records: 100, young: true }),
    young_long: clinic('young-long', { ...long, young: true }),
    week_5: clinic('week-5', long),
  };
  return opening(kinds, plan.openings);
}

async function in_turn(work) {
  const all = [];
  for (let n = 0; n < plan.rounds; ++n) all.push(await work());
  return all;
}
const memories = () => in_turn(() => memory(big()));
const restarts = () => in_turn(() => restart(big(), plan));

async function measure() {
  build_generator();
  const found = { facts: facts(), left_out, took_s };
  for (const one of left_out) say(`left out, as OCTET_LOADGEN names no load generator: ${one}`);
  found.rounds = (await part('rounds', rounds)) ?? [];
  if (only.has('memory') && neutral) found.memory = await part('memory', memories);
  if (only.has('returns')) found.returns = await part('returns', () => returns(small(), 3));
  if (only.has('opening')) found.opening = await part('opening', openings);
  if (only.has('restart') && neutral) found.restarts = await part('restart', restarts);
  const one = () => page(clinic('one', { groups: 1 }), plan);
  if (only.has('page')) found.client = await part('page', one);
  return found;
}

function facts() {
  const commit = must('git', ['-C', root, 'rev-parse', '--short', 'HEAD']).trim();
  return { at: new Date().toISOString(), commit, machine: machine(), raised, plan };
}

try {
  const found = await measure();
  found.failed = failed;
  const rows = rows_of(found);
  console.table(rows.map(({ name, what, goal, found: median, reached }) => ({ name, what, goal, median, reached })));
  if (left_out.length > 0) console.log(`Left out, as OCTET_LOADGEN names no load generator: ${left_out.join('; ')}.`);
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}.`);
  console.log(JSON.stringify(found));
  if (wanted.keep && rows.length > 0) keep(found, rows);
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  clean_up();
}
