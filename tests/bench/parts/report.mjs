// SPDX-License-Identifier: Apache-2.0
// From rounds to one table: medians, beside the goal that each is judged by.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './machine.mjs';
import { fine, median, times, whole } from './numbers.mjs';
import { wrong_in } from './load.mjs';
import { fast_rate } from './rooms.mjs';

// A row: what is judged, the goal, what was found, and whether that reaches it.
const row = (name, what, goal, found, reached) => ({ name, what, goal, found, reached });

function under_load(rounds) {
  const of = (pick) => median(rounds.map(pick));
  const jobs = of((r) => r.octet.most.achieved);
  const node_each = of((r) => r.node_each?.achieved ?? 0);
  const node_group = of((r) => r.node_group?.achieved ?? 0);
  const node = Math.max(node_each, node_group);
  const ack = of((r) => r.octet.slow.ack_p50);
  const commit = of((r) => r.floors.commit.p50_ms);
  const delivery = of((r) => r.octet.slow.del_p99);
  const slow_cpu = of((r) => r.octet.slow.server_cpu_us_msg);
  const syncs = of((r) => r.octet.most.syncs_per_job);
  const bare = whole(of((r) => r.floors.send.rooms_per_second));
  const rate = `${whole(jobs)}/s; Node each ${whole(node_each)}, group ${whole(node_group)}; bare sends ${bare}`;
  return [
    row('S1', 'durable jobs a second, 111 rooms', '>= 4 x the best Node', node ? `${rate} = ${times(jobs / node)}` : rate, node > 0 && jobs >= 4 * node),
    row('S2', 'acknowledged at 1,000 jobs/s, p50', '<= 2.4 x a commit', `${fine(ack)} ms = ${times(ack / commit)} of ${fine(commit, 3)} ms`, ack <= 2.4 * commit),
    row('S2', 'delivered at 1,000 jobs/s, p99', '<= 3 ms', `${fine(delivery)} ms; a bare commit's p99 ${fine(of((r) => r.floors.commit.p99_ms))} ms`, delivery <= 3),
    row('S3', 'server CPU a job at 1,000/s', '<= 300 us', `${whole(slow_cpu)} us`, slow_cpu <= 300),
    fast(rounds),
    row('S10', 'syncs a job at saturation', '<= 0.05', fine(syncs, 3), syncs <= 0.05),
  ];
}

// A server that cannot do 20,000 a second is not offered them: what a job costs it at its most.
function fast(rounds) {
  const reached = rounds.every((r) => r.octet.fast && r.octet.fast.achieved >= 0.97 * fast_rate);
  const of = (pick) => median(rounds.map(pick));
  const cpu = of((r) => (reached ? r.octet.fast : r.octet.most).server_cpu_us_msg);
  const most = whole(of((r) => r.octet.most.achieved));
  const found = reached ? `${fine(cpu, 1)} us` : `20,000/s is not reached: ${fine(cpu, 1)} us at its most, ${most}/s`;
  return row('S3', 'server CPU a job at 20,000/s', '<= 45 us', found, reached && cpu <= 45);
}

function many(rounds) {
  const of = (pick) => median(rounds.map(pick));
  const all = of((r) => r.many.connected.rss_kib / 1024);
  const before = of((r) => r.many.before_kib / 1024);
  const storms = (which, pick) => median(rounds.flatMap((r) => r.many[which].map(pick)));
  const connections = rounds[0].many.connections;
  const back = storms('whole', (s) => s.seconds);
  const cpu = storms('whole', (s) => (s.cpu_s * 1e6) / connections);
  const since = storms('since', (s) => s.seconds);
  const here = of((r) => r.many.half.ack_p50);
  const few = of((r) => r.octet?.half.ack_p50 ?? NaN);
  const beside = few > 0 ? ` = ${times(here / few)}` : '; with 999 not measured';
  return [
    row('S4', `${whole(connections)} joined connections in all`, '< 60 MiB', `${fine(all, 0)} MiB (${fine(before, 0)} as the rooms had opened)`, all < 60),
    row('S5', 'dropped at once and back, whole documents', '<= 1.5 s', `${fine(back)} s`, back <= 1.5),
    row('S5', 'the same, server CPU each', '<= 150 us', `${whole(cpu)} us`, cpu <= 150),
    row('S5', 'the same with since', '<= 1.0 s', `${fine(since)} s`, since <= 1),
    row('S6', `p50 at 500 jobs/s with ${whole(connections)}`, '<= 1.3 x that with 999', `${fine(here)} ms${beside}`, here <= 1.3 * few),
  ];
}

function rooms_and_restarts({ memory, opening, restarts }) {
  const rows = [];
  if (memory) {
    const each = median(memory.map((m) => m.kib_each));
    const more = median(memory.map((m) => m.kib_once_more));
    rows.push(row('S4', 'memory an idle joined connection', '<= 4 KiB', `${fine(each)} KiB as the other eight of each room come, ${fine(more)} for all nine once more`, each <= 4));
  }
  if (opening) {
    const of = (which, pick) => median(opening.tries[which].map(pick));
    const events = (which) => whole(opening.events[which]);
    const [short, long, week_5] = ['young_short', 'young_long', 'week_5'].map((which) => of(which, (o) => o.whole_ms));
    const first = of('week_5', (o) => o.first_ms);
    const bytes = whole(of('week_5', (o) => o.bytes));
    rows.push(row('S7', `opening a room: ${events('young_long')} events against ${events('young_short')}, the same document`, '<= 2 x', `${fine(long, 1)} ms against ${fine(short, 1)} = ${times(long / short)}`, long <= 2 * short));
    rows.push(row('S7', `the same in a group's fifth week, ${events('week_5')} events: first byte`, '<= 20 ms', `${fine(first, 1)} ms; all ${bytes} bytes after ${fine(week_5, 1)}`, first <= 20));
  }
  if (restarts) {
    const ready = median(restarts.map((r) => r.ready_ms));
    const acted = median(restarts.map((r) => r.acted_ms));
    rows.push(row('S8', `ready again with ${whole(restarts[0].records)} events, killed under load`, '<= 2 s', `${fine(ready / 1000)} s`, ready <= 2000));
    rows.push(row('S8', 'every room that was in session has acted', 'within 7 s', `${fine(acted / 1000)} s`, acted <= 7000));
  }
  return rows;
}

function page(client) {
  if (!client) return [];
  return [
    row('S11', 'first load of the member\'s pages, compressed scripts', '<= 90 kB', `${fine(client.first_load_kb, 1)} kB; the browser fetched ${fine(client.fetched_script_kb, 1)}`, client.first_load_kb <= 90),
    row('S11', 'a quiet room, bytes a minute', '<= 2 kB', `${fine(client.idle_bytes_a_minute / 1000)} kB`, client.idle_bytes_a_minute <= 2000),
    row('S11', 'a patch applied and painted, processor 4 x slower', '<= 16 ms', `${fine(client.painted_ms, 1)} ms of work; on the screen after ${fine(client.until_painted_ms, 1)}, the wait for a frame among it`, client.painted_ms <= 16),
  ];
}

// S9: everything that was sent in any measurement, those that fell behind too.
function nothing_lost(found, loaded, crowded) {
  const counted = {
    'at stated rates and at most': loaded.flatMap((r) => Object.values(r.octet)),
    'beside thousands': crowded.map((r) => r.many.half),
    'coming back': [found.returns].flat(),
    'after a kill': (found.restarts ?? []).map((r) => r.after),
  };
  const said = [];
  let bad = 0;
  for (const [name, results] of Object.entries(counted)) {
    const there = results.filter(Boolean);
    if (there.length === 0) continue;
    const wrong = there.reduce((sum, one) => sum + wrong_in(one), 0);
    said.push(`${name} ${wrong}`);
    bad += wrong;
  }
  if (said.length === 0) return [];
  // A part that failed may have failed by what was lost.
  const failed = found.failed.filter((name) => !['opening', 'memory', 'page'].includes(name));
  if (failed.length > 0) said.push(`failed: ${failed.join(', ')}`);
  const reached = bad === 0 && failed.length === 0;
  return [row('S9', 'missing, duplicate, misordered, lost', '0', said.join(', '), reached)];
}

export function rows_of(found) {
  const loaded = found.rounds.filter((r) => r.octet);
  const crowded = found.rounds.filter((r) => r.many);
  return [
    ...(loaded.length ? under_load(loaded) : []),
    ...(crowded.length ? many(crowded) : []),
    ...rooms_and_restarts(found),
    ...nothing_lost(found, loaded, crowded),
    ...page(found.client),
  ];
}

const mark = '<!-- the last run: written by tests/bench/run --keep -->';

export function keep(found, rows) {
  const facts = found.facts;
  const lines = rows.map(
    (r) => `| ${r.name} | ${r.what} | ${r.goal} | ${r.found} | ${r.reached ? 'yes' : '**no**'} |`,
  );
  const text = [
    mark,
    '',
    `${facts.at}, commit ${facts.commit}, ${facts.machine.processors}, ${facts.machine.kernel}, ${found.rounds.length} rounds.${
      found.failed?.length ? ` Not measured, because it failed: ${found.failed.join(', ')}.` : ''
    }${found.left_out?.length ? ` Left out: ${found.left_out.join('; ')}.` : ''}`,
    '',
    '| | what | goal | median | reached |',
    '|---|---|---|---|---|',
    ...lines,
    '',
    mark,
  ].join('\n');
  const page_file = join(root, 'docs/performance.md');
  const parts = readFileSync(page_file, 'utf8').split(mark);
  if (parts.length !== 3) throw new Error('docs/performance.md has lost the place of the last run');
  writeFileSync(page_file, parts[0] + text + parts[2]);
  writeFileSync(join(root, 'docs/performance.json'), `${JSON.stringify({ ...found, rows }, null, 1)}\n`);
}
