// SPDX-License-Identifier: Apache-2.0
// Whether the time of an answer tells that a name exists (checklist A6): wrong passwords for names
// that somebody has and for names that nobody has, one after the other in turns.
//   node tests/bench/sign_in_time.mjs
// Each account bears three tries without a wait, so many accounts are made.
import { post } from '../wire/outside/support/requests.mjs';
import { serve } from '../wire/outside/support/served.mjs';

const accounts = 12;
const tries_each = 3;

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

const clinic = await serve();
try {
  for (let n = 0; n < accounts; ++n) {
    const who = ['--name', `Person ${n}`, '--login', `person-${n}`];
    clinic.octet_with('a quiet evening by the lake', 'facilitator', 'create', ...who);
  }
  let tried = 0;
  const time = async (login) => {
    const body = { login, password: 'a loud morning by the road', only_mine: false };
    const began = performance.now();
    const { status } = await post(clinic, '/api/sign-in', body, { from: `127.3.0.${1 + tried++}` });
    if (status !== 401) throw new Error(`${login}: ${status}`);
    return performance.now() - began;
  };
  const known = [];
  const unknown = [];
  for (let n = 0; n < accounts * tries_each; ++n) {
    known.push(await time(`person-${n % accounts}`));
    unknown.push(await time(`nobody-${n % accounts}`));
  }
  const [of_known, of_unknown] = [median(known), median(unknown)];
  console.table([
    {
      tries: known.length,
      'known name, median ms': Number(of_known.toFixed(1)),
      'unknown name, median ms': Number(of_unknown.toFixed(1)),
      'difference %': Number((Math.abs(of_known / of_unknown - 1) * 100).toFixed(1)),
    },
  ]);
} finally {
  await clinic.close();
}
