// SPDX-License-Identifier: Apache-2.0
// Rooms of nine under load: S1, S2, S3 and S10 with 111 of them, S4, S5 and S6 with 1,000.
import { at_most, at_rate, load, load_node } from './load.mjs';
import { bin, folder, run, used } from './machine.mjs';
import { serve_node } from './node_room.mjs';
import { copy_of, discard, metric, serve_open } from './octet.mjs';

export const fast_rate = 20_000; // jobs a second, of S3

export async function floors() {
  const of = async (core, name, words) => JSON.parse((await run(core, bin(name), words)).pop());
  return { commit: await of(0, 'commit-floor', [folder]), send: await of(0, 'send-floor', []) };
}

const of_kind = (results, what) => results.find((one) => one.what === what);

// At stated rates, and with as many jobs always under way as keep it busy. More than that can do
// is not offered: it would only measure how long a queue grows.
export async function under_load(clinic, plan) {
  const fresh = copy_of(clinic);
  // What a session notes when it opens has a {"n": of its own, which the generator takes for a
  // patch's number.
  const server = await serve_open(fresh);
  const half = await at_rate(server, clinic, 500, plan.seconds);
  const slow = await at_rate(server, clinic, 1000, plan.seconds);
  const commits = () => metric(server, 'octet_commit_seconds_count');
  const before = await commits();
  const most = await at_most(server, clinic, plan.window, plan.seconds);
  // Over the whole run: the seconds of warming up are as busy as those that are measured.
  const seconds = Number(plan.seconds) + 2;
  most.syncs_per_job = ((await commits()) - before) / (most.achieved * seconds);
  const phases = { half, slow, most };
  if (most.achieved >= fast_rate) {
    phases.fast = await at_rate(server, clinic, fast_rate, plan.seconds);
  }
  await server.stop();
  discard(fresh);
  return phases;
}

export async function node_under_load(how, rooms, plan) {
  const server = await serve_node(how);
  const words = ['--mode', 'closed', '--window', plan.window, '--warm', '2'];
  const results = await load_node(server, rooms, [...words, '--seconds', plan.seconds]);
  await server.stop();
  return of_kind(results, 'closed');
}

// 9,000 connections: what all hold, a slow load, and everybody dropped at once and back again.
export async function many_connections(clinic, plan) {
  const fresh = copy_of(clinic);
  const server = await serve_open(fresh);
  const before_kib = used(server.pid).kib;
  const slow = ['--mode', 'rate', '--rate', '500', '--warm', '2', '--seconds', plan.seconds];
  const [connected, half] = await load(server, clinic, slow);
  const storm = ['--mode', 'storm', '--repeat', '3'];
  const whole = await load(server, clinic, storm);
  const since = await load(server, clinic, storm, 'octet_since.conf');
  await server.stop();
  discard(fresh);
  const storms = (results) => results.filter((one) => one.what === 'storm');
  return {
    connections: clinic.groups * 9,
    before_kib,
    connected,
    half,
    whole: storms(whole),
    since: storms(since),
  };
}
