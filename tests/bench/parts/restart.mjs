// SPDX-License-Identifier: Apache-2.0
// S8: killed under load, started again: when it is ready, and when every room that was in session
// is open again and has noted that it was away. Some rooms are left to witnesses, who speak until
// the very end, come back with the ids that they had, and look whether all is there, once (S9).
import { start_load } from './load.mjs';
import { bin, must, rest } from './machine.mjs';
import { copy_of, discard, people_of, serve, when } from './octet.mjs';
import { everybody, no_faults, rooms_of } from './returns.mjs';

const witnessed = 20;
const repeated = 10; // of what each has said last

// One thing after another, until the server is gone.
async function speak_until_cut(one, place) {
  for (let n = 0; ; ++n) {
    try {
      await one.says(`last ${place} ${n} over`);
    } catch {
      return;
    }
  }
}

// All that was acknowledged, and what was not: the server may or may not have written it.
async function come_back(server, one, faults) {
  await one.enter(server);
  const last = one.acknowledged().at(-1);
  const shown = one.shown();
  if (shown.length !== 1 || one.said.indexOf(shown[0]) < one.said.indexOf(last)) ++faults.missing;
  one.open = one.said.filter((said) => !said.acknowledged);
  one.sure = one.acknowledged().slice(-repeated);
  for (const said of [...one.sure, ...one.open]) {
    const { ok } = await one.repeats(said);
    if (!ok && one.sure.includes(said)) ++faults.missing_acks;
  }
}

// Nothing that was acknowledged happens again, and what was not happens once at most.
function happened_once(room, faults) {
  for (const one of room) {
    for (const other of room) {
      for (const { mark } of other.sure) faults.dup += one.times_heard(mark);
      for (const { mark } of other.open) faults.dup += Math.max(0, one.times_heard(mark) - 1);
    }
    faults.misordered += one.misordered();
  }
}

async function witness(server, rooms) {
  const faults = no_faults();
  const all = rooms.flat();
  await everybody(all, (one) => come_back(server, one, faults));
  await everybody(all, (one) => one.visitor.catch_up());
  for (const room of rooms) happened_once(room, faults);
  const acknowledged = all.reduce((sum, one) => sum + one.acknowledged().length, 0);
  return { ...faults, acknowledged };
}

export async function restart(clinic, plan) {
  const fresh = copy_of(clinic);
  const first = await serve(fresh);
  const crowd = { ...fresh, groups: clinic.groups - witnessed };
  const words = ['--mode', 'rate', '--rate', '1000', '--warm', '1', '--seconds', '60'];
  const loading = await start_load(first, crowd, words);
  const rooms = rooms_of(people_of(fresh).slice(crowd.groups * 9));
  await everybody(rooms.flat(), (one) => one.enter(first));
  const speaking = everybody(rooms.flat(), speak_until_cut);
  await rest(plan.load_ms);
  await first.kill();
  await speaking;
  await loading.kill();

  const began = performance.now();
  const again = await serve(fresh);
  const opened_ms = await when(again, 'octet_rooms_opened_total', clinic.groups, began);
  const acted_ms = await when(again, 'octet_server_commands_total', clinic.groups, began);
  const after = await witness(again, rooms);
  await again.stop();
  must(bin('octet'), ['verify', '--data', fresh.data, '--key', fresh.key]);
  discard(fresh);
  return { records: clinic.records, ready_ms: again.ready_ms, opened_ms, acted_ms, after };
}
