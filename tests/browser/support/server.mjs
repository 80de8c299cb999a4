// SPDX-License-Identifier: Apache-2.0
// The real server on a clinic of its own: made by the commands that an operator uses.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const octet =
  process.env.OCTET ?? new URL('../../../build/release/bin/octet', import.meta.url).pathname;
const built_client = new URL('../../../clients/web/dist', import.meta.url).pathname;

export const password = 'a quiet evening by the lake';

export class Clinic {
  // `serve`: further options; `under`: what the server is started by, as `prlimit --nofile=100`;
  // `helper`: the name of somebody who leads along with Dana, and small their sign-in name;
  // `begins_in`: minutes until the first session. The lobby opens ten minutes before.
  static async open({
    serve = [],
    under = [],
    web = built_client,
    log_level = 'warn',
    helper,
    begins_in = 10,
  } = {}) {
    const clinic = new Clinic();
    clinic.under = under;
    clinic.options = ['--web', web, '--log-level', log_level, ...serve];
    clinic.folder = mkdtempSync(join(tmpdir(), 'octet-browser-'));
    clinic.port = await free_port();
    clinic.octet('key', 'new');
    clinic.octet('clinic', 'create', '--name', 'Maple clinic');
    for (const name of ['Dana', helper].filter(Boolean)) {
      const who = ['--name', name, '--login', name.toLowerCase()];
      clinic.octet_with(password, 'facilitator', 'create', ...who);
    }
    clinic.octet(
      'group',
      'create',
      '--name',
      'Thursday group',
      '--time-zone',
      'Europe/Zurich',
      '--first-session',
      clinic_time(begins_in),
      '--facilitator',
      'dana',
      ...(helper ? ['--cofacilitator', helper.toLowerCase()] : []),
      '--programme',
      'weekly-8',
    );
    await clinic.start();
    return clinic;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  // Ready when it answers; a restart keeps the address, so that browsers come back by themselves.
  async start() {
    const at = ['--listen', `127.0.0.1:${this.port}`, ...this.options];
    const [program, ...words] = [...this.under, octet, 'serve', ...this.place(), ...at];
    this.process = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.said = '';
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (text) => (this.said += text));
    }
    const ended = new Promise((_, reject) => {
      this.process.once('exit', (code, signal) => {
        reject(new Error(`octet ended with ${code ?? signal}: ${this.said}`));
      });
    });
    ended.catch(() => {});
    await Promise.race([this.ready(), ended]);
  }

  async ready() {
    while (this.process.exitCode === null && this.process.signalCode === null) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  async stop(signal = 'SIGTERM') {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill(signal);
    await gone;
  }

  async close() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  place() {
    return ['--data', join(this.folder, 'data'), '--key', join(this.folder, 'octet.key')];
  }

  octet(...command) {
    return this.octet_with('', ...command);
  }

  octet_with(input, ...command) {
    const words = command.slice(0, 2);
    const done = spawnSync(octet, [...words, ...this.place(), ...command.slice(2)], {
      input: `${input}\n`,
      timeout: 60_000,
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`octet ${words.join(' ')}: ${done.stderr}`);
    return done.stdout;
  }
}

// "2026-12-03 18:00" in the clinic's zone, so many minutes from now.
function clinic_time(minutes) {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Zurich',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(new Date(Date.now() + minutes * 60_000));
}

function free_port() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
