// SPDX-License-Identifier: Apache-2.0
// Load from one core, every delivery checked: by the neutral generator whose folder OCTET_LOADGEN
// names, which drives any room server, else by octet-bots, which speak to Octet only.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bin, built, must, root, run, start, used } from './machine.mjs';
import { people_for_a_run } from './octet.mjs';

const source = process.env.OCTET_LOADGEN ?? '';
export const neutral = source !== '';
const generator = join(built, 'loadgen');

export function build_generator() {
  if (!neutral) return;
  const main = join(source, 'src/main.cpp');
  if (!existsSync(main)) throw new Error(`There is no load generator in ${source}.`);
  if (existsSync(generator) && statSync(generator).mtimeMs > statSync(main).mtimeMs) return;
  must('clang++-19', ['-O2', '-std=c++20', main, '-lz', '-o', generator]);
}

const faults = ['missing', 'missing_acks', 'dup', 'misordered', 'seq_errors', 'lost'];
export const wrong_in = (result) => faults.reduce((sum, one) => sum + (result[one] ?? 0), 0);

const known = (adapter) => join(root, 'tests/bench', adapter);

function words_for(server, adapter, words) {
  const where = ['--adapter', known(adapter), '--port', String(server.port)];
  return [...where, '--pid', String(server.pid), '--json', '--connecting', '200', ...words];
}

// A line of text holds what the generator's JSON leaves out: how often somebody had to try again.
function results_of(lines) {
  const tries = lines.map((line) => /reconnected .*\((\d+) retries\)/.exec(line)).filter(Boolean);
  const results = lines.filter((line) => line.startsWith('JSON ')).map((line) => JSON.parse(line.slice(5)));
  for (const storm of results.filter((one) => one.what === 'storm')) {
    storm.retries = Number(tries.shift()[1]);
  }
  return results;
}

async function generate(server, adapter, words) {
  return results_of(await run(1, generator, words_for(server, adapter, words)));
}

// Results of the generator for Octet, in the order that it has them; the first is of connecting.
export async function load(server, clinic, words, adapter = 'octet.conf') {
  const people = people_for_a_run(clinic, server);
  return generate(server, adapter, ['--rooms', String(clinic.groups), '--vars', people, ...words]);
}

// Load that goes on until stop() or kill(), from when all are in their rooms. `sits`: who of each
// room's nine come at all.
export async function start_load(server, clinic, words, sits = () => true) {
  const people = people_for_a_run(clinic, server, sits);
  const seats = String([...Array(9).keys()].filter(sits).length);
  const who = ['--rooms', String(clinic.groups), '--members', seats, '--vars', people];
  let all_in = () => {};
  const connected = new Promise((resolve) => (all_in = resolve));
  const loading = start(1, generator, words_for(server, 'octet.conf', [...who, ...words]), (line) => {
    if (line.startsWith('JSON ')) all_in();
  });
  const ended = await Promise.race([connected, loading.over.then(() => true)]);
  if (ended) throw new Error('the load generator ended before all were in their rooms');
  return loading;
}

export async function load_node(server, rooms, words) {
  return generate(server, 'node_room/room.conf', ['--rooms', String(rooms), ...words]);
}

// The same shape from octet-bots, which have one job at a time under way in each room.
async function load_with_bots(server, clinic, rate, seconds) {
  const words = ['--url', server.url, '--people', people_for_a_run(clinic, server), '--json'];
  words.push('--rate', String(rate), '--seconds', String(seconds));
  const before = used(server.pid);
  const said = JSON.parse((await run(1, bin('octet-bots'), words)).pop());
  const cpu = used(server.pid).cpu - before.cpu;
  return {
    achieved: said.jobs_per_second,
    ack_p50: said.ack_p50_ms,
    ack_p99: said.ack_p99_ms,
    del_p50: said.delivery_p50_ms,
    del_p99: said.delivery_p99_ms,
    server_cpu_us_msg: (cpu * 1e6) / said.jobs,
    missing: said.missing + said.refused,
    misordered: said.misordered,
  };
}

// Jobs at a rate, or with so many always under way.
export async function at_rate(server, clinic, rate, seconds) {
  if (!neutral) return load_with_bots(server, clinic, rate, seconds);
  const words = ['--mode', 'rate', '--rate', String(rate), '--warm', '2', '--seconds', seconds];
  return (await load(server, clinic, words)).find((one) => one.what === 'rate');
}

export async function at_most(server, clinic, window, seconds) {
  if (!neutral) return load_with_bots(server, clinic, 0, seconds);
  const words = ['--mode', 'closed', '--window', window, '--warm', '2', '--seconds', seconds];
  return (await load(server, clinic, words)).find((one) => one.what === 'closed');
}
