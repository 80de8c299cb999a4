// SPDX-License-Identifier: Apache-2.0
// S8: killed under load, started again: when it is ready, and when every room that was in session
// is open again and has noted that it was away.
import { load } from './load.mjs';
import { bin, must, rest } from './machine.mjs';
import { serve, when } from './octet.mjs';

export async function restart(clinic, plan) {
  const first = await serve(clinic);
  const words = ['--mode', 'rate', '--rate', '1000', '--warm', '1', '--seconds', '30'];
  const loading = load(first, clinic, words).catch(() => []);
  await rest(plan.load_ms);
  await first.kill();

  const began = performance.now();
  const again = await serve(clinic);
  const opened_ms = await when(again, 'octet_rooms_opened_total', clinic.groups, began);
  const acted_ms = await when(again, 'octet_server_commands_total', clinic.groups, began);
  await again.stop();
  await loading;
  must(bin('octet'), ['verify', '--data', clinic.data, '--key', clinic.key]);
  return { records: clinic.records, ready_ms: again.ready_ms, opened_ms, acted_ms };
}
