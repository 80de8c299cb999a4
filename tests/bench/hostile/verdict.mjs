// SPDX-License-Identifier: Apache-2.0
// What must hold while strangers press (checklist C6, C7, C11, I2, I3, I5), and the table.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';

export const limits = {
  p99_ms: 200, // of a word from one member to another
  entry_ms: 10_000, // from the password to the room
  free_again_s: 15, // until the descriptors of silent connections are back
  sent_away_min: 100, // slow readers, so that there were as many
  grew_mib: 128, // memory, under a flood: two passwords that are looked at have 46 each
  normal_s: 30, // until all is as before, after too much
};
// A quarter of what must hold: above that, with nobody pressing, the machine is not ours.
const quiet_p99_ms = limits.p99_ms / 4;

export const is_quiet = ({ p99 }) => p99 < quiet_p99_ms;

// What took too long: a machine that is busy with something else may be why.
export function slowness_of(row) {
  const ms = (number) => `${number.toFixed(0)} ms`;
  const faults = [];
  if (row.p99 >= limits.p99_ms) faults.push(`words took ${ms(row.p99)} (p99)`);
  if (row.worst_entry > limits.entry_ms) faults.push(`coming in took ${ms(row.worst_entry)}`);
  if (row.free_again_s > limits.free_again_s)
    faults.push(`silent connections held their descriptors for ${row.free_again_s.toFixed(0)} s`);
  if (row.normal_s > limits.normal_s)
    faults.push(`it took ${row.normal_s.toFixed(0)} s until all was as before`);
  return faults;
}

// What no machine is an excuse for.
export function faults_of(row) {
  const faults = [];
  if (row.kept_out > 0) faults.push(`kept out ${row.kept_out} times: ${row.why[0]}`);
  if (row.sent_away < limits.sent_away_min)
    faults.push(`only ${row.sent_away} slow readers were sent away`);
  if (row.grew_mib > limits.grew_mib) faults.push(`memory grew by ${row.grew_mib.toFixed(0)} MiB`);
  if (row.lost > 0) faults.push(`${row.lost} acknowledged words were lost`);
  if (row.never_busy) faults.push('nobody heard "busy": it was not too much');
  if (row.unknown?.length > 0) faults.push(`some heard ${row.unknown.join(', ')}`);
  return faults;
}

const rounded = (number, digits = 1) => Number(number.toFixed(digits));

export function shown(row) {
  const also = [
    row.free_again_s !== undefined && `descriptors back in ${rounded(row.free_again_s)} s`,
    row.sent_away !== undefined && `${row.sent_away} sent away as too slow`,
    row.also,
  ];
  return {
    strangers: row.strangers,
    words: row.delivered,
    'p50 ms': rounded(row.p50),
    'p99 ms': rounded(row.p99),
    'worst ms': rounded(row.worst),
    'came in': row.entries - row.kept_out,
    'worst entry ms': rounded(row.worst_entry),
    'kept out': row.kept_out,
    'server cpu %': rounded(row.cpu),
    'most MiB': rounded(row.most_mib),
    also: also.filter(Boolean).join('; '),
  };
}

const page = new URL('../../../docs/hostile-wire.md', import.meta.url).pathname;
const mark = '<!-- measured: written by tests/bench/hostile.mjs --keep -->';

export function keep(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const columns = Object.keys(rows[0]);
  const table = [columns, columns.map(() => '---'), ...rows.map(Object.values)].map(line);
  const asked = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  const machine = `${cpus().length} x ${cpus()[0].model}, Linux ${release()}`;
  const when = `${new Date().toISOString()}, commit ${asked.stdout.trim()}, ${machine}.`;
  const parts = readFileSync(page, 'utf8').split(mark);
  if (parts.length !== 3) throw new Error('docs/hostile-wire.md has lost the place of the table');
  parts[1] = `\n\n${when}\n\n${table.join('\n')}\n\n`;
  writeFileSync(page, parts.join(mark));
}
