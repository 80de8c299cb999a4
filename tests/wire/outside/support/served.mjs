// SPDX-License-Identifier: Apache-2.0
// The product's own binary with a clinic of its own, and what can be seen of it from outside.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clinic } from '../../../browser/support/server.mjs';
import { get } from './requests.mjs';

// A page is served, but none of it is built: the wire needs no client.
function a_page() {
  const folder = mkdtempSync(join(tmpdir(), 'octet-page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Octet</title>');
  return folder;
}

export async function serve(options = {}) {
  const web = a_page();
  const clinic = await Clinic.open({ web, ...options });
  const close = clinic.close.bind(clinic);
  clinic.close = async () => {
    await close();
    rmSync(web, { recursive: true });
  };
  return clinic;
}

// Resident KiB of the server's process.
export function resident({ process }) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8'))[1]);
}

// Seconds of processor time that it has used so far.
export function worked({ process }) {
  const fields = readFileSync(`/proc/${process.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

// A number of /metrics: all lines of that name together.
export async function metric(clinic, name) {
  const { body } = await get(clinic, '/metrics');
  return body
    .split('\n')
    .filter((line) => line.startsWith(name))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
