// SPDX-License-Identifier: Apache-2.0
// A clinic with a programme of its own, and a group that follows it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clinic } from './server.mjs';

// What every programme must say and no test looks at.
const usual = {
  version: 1,
  source: 'Made up for a test.',
  session_minutes: 60,
  contact: 'after_the_course',
  agreements: [
    {
      id: 'kept-here',
      version: 1,
      source: 'Made up for a test.',
      title: 'What we agree on',
      points: ['What is said here stays here.'],
    },
  ],
};

// `group`: the name of a group that Dana leads, whose first session is at `first_at` (ms). The
// programme's file goes when the clinic is closed.
export async function clinic_with(programme, { group, first_at }) {
  const folder = mkdtempSync(join(tmpdir(), 'octet-programmes-'));
  writeFileSync(join(folder, `${programme.id}.json`), JSON.stringify({ ...usual, ...programme }));
  const clinic = await Clinic.open({ serve: ['--programmes', folder] });
  const close = clinic.close.bind(clinic);
  clinic.close = async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  const when = new Date(first_at).toISOString().slice(0, 16).replace('T', ' ');
  const founded = ['--name', group, '--time-zone', 'UTC', '--first-session', when];
  clinic.octet('group', 'create', ...founded, '--facilitator', 'dana', '--programme', programme.id);
  return clinic;
}
