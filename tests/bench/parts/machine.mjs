// SPDX-License-Identifier: Apache-2.0
// Processes on a core of their own, what they use, and what is left behind when all is over.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = new URL('../../../', import.meta.url).pathname;
export const built = join(root, 'build/bench');
export const bin = (name) => join(root, 'build/release/bin', name);

const running = new Set();
const cores = cpus().length;
const real_time = spawnSync('chrt', ['-r', '10', 'true']).status === 0;
// One for each connection; 9,000 of them have room in what most systems allow.
const all_descriptors = 'ulimit -n "$(ulimit -Hn)" && exec "$@"';

// The words that put a program on a core, in front of everything else that this machine does.
function placed(core, command, words) {
  const limited = ['bash', '-c', all_descriptors, 'placed'];
  const pinned = cores > 1 ? ['taskset', '-c', String(core)] : [];
  const first = real_time ? ['chrt', '-r', '10'] : [];
  return [...limited, ...pinned, ...first, command, ...words];
}

// A program that somebody else started goes in front of everything else, wherever it runs.
export function in_front(pid) {
  if (real_time) must('chrt', ['-a', '-r', '-p', '10', String(pid)]);
}

export function machine() {
  const kernel = spawnSync('uname', ['-sr'], { encoding: 'utf8' }).stdout.trim();
  return {
    processors: `${cores} x ${cpus()[0].model}`,
    kernel,
    real_time,
    one_core_each: cores > 1,
  };
}

// As must, in front of what else this machine does: what is only prepared need not take long.
export function must_first(command, words) {
  const [first, ...others] = placed(0, command, words);
  return must(first, others);
}

export function must(command, words, options = {}) {
  const done = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (done.status === 0) return done.stdout;
  throw new Error(`${command} ${words.slice(0, 3).join(' ')}: ${done.stderr || done.error}`);
}

function by_lines(stream, heard) {
  let text = '';
  stream.on('data', (some) => {
    const lines = (text + some).split('\n');
    text = lines.pop();
    lines.forEach(heard);
  });
}

// A program that goes on until stop() or kill(). `heard` gets each line that it says.
export function start(core, command, words, heard = () => {}) {
  const [first, ...rest] = placed(core, command, words);
  const child = spawn(first, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const over = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  running.add(child);
  over.then(() => running.delete(child));
  by_lines(child.stdout, heard);
  by_lines(child.stderr, heard);
  const end = (signal) => (child.kill(signal), over);
  return { pid: child.pid, over, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

// A program that ends by itself; what it printed, line by line.
export async function run(core, command, words) {
  const lines = [];
  const code = await start(core, command, words, (line) => lines.push(line)).over;
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${lines.slice(-3).join(' / ')}`);
  return lines;
}

// Seconds of processor time and resident KiB of a process.
export function used(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, kib: Number(resident[1]) };
}

export const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const folder = mkdtempSync(join(tmpdir(), 'octet-bench-'));
mkdirSync(built, { recursive: true });

export function clean_up() {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    clean_up();
    process.exit(1);
  });
}
