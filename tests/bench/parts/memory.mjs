// SPDX-License-Identifier: Apache-2.0
// S4: what one more idle joined connection holds. One person is in each room, so that all are open;
// then the other eight of each come, and then all nine once more, as from another device: what the
// first difference has more than the second is what a room notes and renders for who is new to it.
// What is freed goes back to the system at once in this part (MALLOC_CONF): else what the rooms
// needed in order to open is given back meanwhile, and weighs more than the connections.
import { start_load } from './load.mjs';
import { rest, used } from './machine.mjs';
import { copy_of, discard, serve_open } from './octet.mjs';

const at_once = { MALLOC_CONF: 'dirty_decay_ms:0,muzzy_decay_ms:0' };
const staying = ['--mode', 'idle', '--seconds', '600'];

// Resident KiB once it stays where it is: who came and went is noted within some seconds.
async function settled_kib(server) {
  const seen = [];
  while (seen.length < 20) {
    await rest(1000);
    seen.push(used(server.pid).kib);
    const last = seen.slice(-4);
    if (seen.length >= 6 && Math.max(...last) - Math.min(...last) < 0.0005 * last[0]) break;
  }
  return seen.at(-1);
}

export async function memory(clinic) {
  const fresh = copy_of(clinic);
  const server = await serve_open(fresh, { env: at_once });
  const came = [];
  const come = async (sits) => {
    came.push(await start_load(server, fresh, staying, sits));
    return settled_kib(server);
  };
  const one_kib = await come((seat) => seat === 0);
  const nine_kib = await come((seat) => seat > 0);
  const twice_kib = await come(() => true);
  await Promise.all(came.map((one) => one.kill()));
  await server.stop();
  discard(fresh);
  return {
    one_kib,
    nine_kib,
    twice_kib,
    kib_each: (nine_kib - one_kib) / (clinic.groups * 8),
    kib_once_more: (twice_kib - nine_kib) / (clinic.groups * 9),
  };
}
