// SPDX-License-Identifier: Apache-2.0
// Ten thousand who say nothing, and a server that runs out of descriptors: checklist I3 and I4.
// How long things take is measured, and judged, by tests/bench/hostile.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor, group_of, sign_in } from './support/people.mjs';
import { get } from './support/requests.mjs';
import { gather } from './support/crowd.mjs';
import { metric, resident, serve } from './support/served.mjs';

const card = (what) => ({ words: { what }, sharing: 'group' });

// A room goes on, and a person signs in and enters, while the crowd stands there.
async function life_goes_on(clinic, group, amina, luis) {
  const cookie = await sign_in(clinic, 'dana', { from: '127.200.0.1' });
  const dana = await Visitor.enter(clinic, group.room, cookie, { from: '127.200.0.1' });
  assert.ok((await amina.does('set_goal', { text: 'in the crowd', sharing: 'group' })).ok);
  for (const visitor of [luis, dana]) {
    await visitor.catch_up();
    assert.ok(JSON.stringify(visitor.document.goals).includes('in the crowd'));
  }
  dana.leave();
}

test('I3: ten thousand silent connections keep nobody out, and are gone by themselves', async () => {
  const clinic = await serve();
  const group = await group_of(clinic, 'Amina', 'Luis');
  const amina = await Visitor.enter(clinic, group.room, group.Amina);
  const luis = await Visitor.enter(clinic, group.room, group.Luis);
  const before = resident(clinic);
  const crowd = await gather(clinic.port, 10_000);
  try {
    await life_goes_on(clinic, group, amina, luis);
    assert.ok(resident(clinic) - before < 32 * 1024, 'memory grew');
    await crowd.gone();
  } finally {
    crowd.end();
  }
  assert.equal((await get(clinic, '/healthz')).status, 200);
  await clinic.close();
});

test('I4: a server that runs out of descriptors takes people in all the same', async () => {
  const clinic = await serve({ under: ['prlimit', '--nofile=120:120'] });
  const group = await group_of(clinic, 'Amina', 'Luis');
  const amina = await Visitor.enter(clinic, group.room, group.Amina);
  const luis = await Visitor.enter(clinic, group.room, group.Luis);
  const crowd = await gather(clinic.port, 1_500);
  try {
    await life_goes_on(clinic, group, amina, luis);
    await crowd.gone();
  } finally {
    crowd.end();
  }
  assert.ok((await metric(clinic, 'octet_accept_failures_total')) > 0, 'they ran out');
  assert.ok((await amina.does('commit', card('after it'))).ok);
  await clinic.close();
});
