// SPDX-License-Identifier: Apache-2.0
// How fast Octet is, judged by goals, beside what the disk and the kernel allow and beside a plain
// room server on Node, all in the same run. tests/bench/run --help says how to call it.
import { parseArgs } from 'node:util';
import { opening } from './parts/joining.mjs';
import { build_generator, neutral } from './parts/load.mjs';
import { clean_up, machine, must, root } from './parts/machine.mjs';
import { install } from './parts/node_room.mjs';
import { make_clinic, raised } from './parts/octet.mjs';
import { keep, rows_of } from './parts/report.mjs';
import { restart } from './parts/restart.mjs';
import { floors, many_connections, node_under_load, under_load } from './parts/rooms.mjs';
import { page } from './parts/page.mjs';

const { values: wanted } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    only: { type: 'string', default: 'load,many,opening,restart,page' },
  },
});
const only = new Set(wanted.only.split(','));
const plan = {
  rounds: Number(wanted.rounds ?? (wanted.quick ? 1 : 3)),
  seconds: wanted.quick ? '3' : '6',
  window: '1000',
  load_ms: 5000,
  long_log: wanted.quick ? 20_000 : 100_000,
  groups: wanted.quick ? 250 : 1000,
  records: wanted.quick ? 0 : 1000,
  quiet_seconds: wanted.quick ? 20 : 60,
};

const say = (text) => console.error(`[${((performance.now() - began) / 1000).toFixed(0)} s] ${text}`);
const began = performance.now();

async function one_round(small, big) {
  const found = { floors: await floors() };
  say(`a commit takes ${found.floors.commit.p50_ms} ms, nine sends ${found.floors.send.us_each} us`);
  if (only.has('load')) {
    found.octet = await under_load(small, plan);
    say(`Octet: ${found.octet.most.achieved} jobs/s`);
  }
  if (only.has('load') && neutral) {
    found.node_each = await node_under_load('each', small.groups, plan);
    found.node_group = await node_under_load('group', small.groups, plan);
    say(`Node: ${found.node_each.achieved} and ${found.node_group.achieved} jobs/s`);
  }
  if (only.has('many') && neutral) {
    found.many = await many_connections(big, plan);
    say(`${found.many.connections} connections: ${found.many.connected.kib_per_conn} KiB each`);
  }
  return found;
}

async function rounds() {
  if (!only.has('load') && !only.has('many')) return [];
  if (neutral) install();
  const small = make_clinic('small', { groups: 111 });
  const big = only.has('many') ? make_clinic('big', { groups: plan.groups }) : undefined;
  say('the clinics are written');
  const all = [];
  for (let i = 0; i < plan.rounds; ++i) {
    const one = await part(`round ${i + 1}`, () => one_round(small, big));
    if (one) all.push(one);
  }
  return all;
}

async function openings() {
  if (!only.has('opening')) return undefined;
  const asleep = { groups: 1, wake: false };
  const long = make_clinic('long', { ...asleep, records: plan.long_log, days: 1400 });
  return opening(make_clinic('short', asleep), long, 7);
}

async function restarts() {
  if (!only.has('restart') || !neutral) return undefined;
  const old = make_clinic('old', { groups: plan.groups, records: plan.records });
  say(`a clinic of ${old.records} events`);
  const all = [];
  for (let i = 0; i < plan.rounds; ++i) all.push(await restart(old, plan));
  return all;
}

// One part that fails must not take the others' figures with it.
const failed = [];
async function part(name, work) {
  try {
    return await work();
  } catch (error) {
    failed.push(name);
    console.error(`${name} failed: ${error.message}`);
    return undefined;
  }
}

async function measure() {
  build_generator();
  const found = { facts: facts() };
  found.rounds = (await part('rounds', rounds)) ?? [];
  found.opening = await part('opening', openings);
  found.restarts = await part('restart', restarts);
  const one = () => page(make_clinic('one', { groups: 1 }), plan);
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
  console.log(JSON.stringify(found));
  if (wanted.keep && rows.length > 0) keep(found, rows);
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  clean_up();
}
