// SPDX-License-Identifier: Apache-2.0
// A first measurement: rooms of nine under load on the loopback, beside what the disk itself
// allows, in the same run. Prints a table and JSON; with --keep writes docs/performance.json.
//   node tests/bench/run.mjs [--rooms 4] [--seconds 10] [--keep]
// No limit of the product is raised: one facilitator may hold eight sockets, and a person may
// send ten commands a second, so this shows the quiet end; it does not look for the maximum.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = new URL('../../', import.meta.url).pathname;
const bin = (name) => join(root, 'build/release/bin', name);
const { values: wanted } = parseArgs({
  options: {
    rooms: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '10' },
    keep: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'octet-bench-'));
const place = ['--data', join(folder, 'data'), '--key', join(folder, 'octet.key')];
const password = 'a quiet evening by the lake';
const password_file = join(folder, 'password');
const loads = [
  { name: '100 jobs a second', rate: 100 },
  { name: '300 jobs a second', rate: 300 },
];

function must(command, words, input = '') {
  const done = spawnSync(command, words, { input, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${words[0]}: ${done.stderr}`);
  return done.stdout;
}

async function free_port() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// Seconds of processor time and resident KiB of a process.
function used(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, kib: Number(resident[1]) };
}

async function serve(port) {
  const server = spawn(
    bin('octet'),
    ['serve', ...place, '--listen', `127.0.0.1:${port}`, '--loops', '1', '--log-level', 'warn'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  for (let tries = 0; tries < 200; ++tries) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return server;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('the server did not become ready');
}

function load(port, rate) {
  return new Promise((resolve, reject) => {
    const words = ['--url', `http://127.0.0.1:${port}`, '--login', 'dana', '--password-file', password_file];
    words.push('--rooms', wanted.rooms, '--rate', String(rate), '--seconds', wanted.seconds, '--json');
    const bots = spawn(bin('octet-bots'), words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    bots.stdout.on('data', (text) => (said += text));
    bots.once('exit', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`bots: ${code}`))));
  });
}

try {
  writeFileSync(password_file, `${password}\n`, { mode: 0o600 });
  const floor = JSON.parse(must(bin('commit-floor'), [folder]));
  must(bin('octet'), ['key', 'new', ...place]);
  must(bin('octet'), ['clinic', 'create', ...place, '--name', 'Bench']);
  must(bin('octet'), ['facilitator', 'create', ...place, '--name', 'Dana', '--login', 'dana'], `${password}\n`);
  const port = await free_port();
  const server = await serve(port);
  const measured = [];
  for (const { name, rate } of loads) {
    const before = used(server.pid);
    const result = await load(port, rate);
    const after = used(server.pid);
    measured.push({ name, ...result, server_cpu_seconds: after.cpu - before.cpu, server_mib: after.kib / 1024 });
  }
  server.kill('SIGTERM');
  const commit = must('git', ['-C', root, 'rev-parse', '--short', 'HEAD']).trim();
  const report = { commit, machine: `${cpus().length} x ${cpus()[0].model}`, rooms: Number(wanted.rooms), floor, measured };
  console.log(JSON.stringify(report));
  console.table(
    measured.map((one) => ({
      load: one.name,
      'jobs/s': one.jobs_per_second,
      'ack p50 ms': one.ack_p50_ms,
      'x commit': (one.ack_p50_ms / floor.p50_ms).toFixed(1),
      'ack p99 ms': one.ack_p99_ms,
      'delivery p99 ms': one.delivery_p99_ms,
      missing: one.missing,
      misordered: one.misordered,
    })),
  );
  if (wanted.keep) writeFileSync(join(root, 'docs/performance.json'), `${JSON.stringify(report, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
