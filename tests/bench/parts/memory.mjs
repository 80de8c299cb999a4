// SPDX-License-Identifier: Apache-2.0
// S4: what people hold who have the page open between sessions, once nothing has happened for a
// minute and the rooms sleep. One person is in each room, then all nine: what the other eight add
// is what a connection holds.
import { rest, used } from './machine.mjs';
import { copy_of, discard, metric, people_of, serve, when } from './octet.mjs';
import { Readers } from './readers.mjs';

const asleep_within_ms = 180_000;

// Resident KiB once it stays where it is: what is freed goes back to the system within some seconds.
async function settled_kib(server) {
  const seen = [];
  while (seen.length < 40) {
    await rest(1000);
    seen.push(used(server.pid).kib);
    const last = seen.slice(-8);
    if (seen.length >= 12 && Math.max(...last) - Math.min(...last) < 0.002 * last[0]) break;
  }
  return seen.at(-1);
}

export async function memory(clinic) {
  const fresh = copy_of(clinic);
  const server = await serve(fresh);
  const before_kib = used(server.pid).kib;
  const readers = new Readers(server);
  const come = async (sits) => {
    await readers.come(people_of(clinic).filter((_, place) => sits(place % 9)));
    const awake_kib = used(server.pid).kib;
    const slept = await when(server, 'octet_rooms_asleep', clinic.groups, performance.now(), asleep_within_ms);
    if (slept === Infinity) {
      const asleep = await metric(server, 'octet_rooms_asleep');
      throw new Error(`${asleep} of ${clinic.groups} rooms sleep`);
    }
    return { awake_kib, asleep_kib: await settled_kib(server) };
  };
  const one = await come((seat) => seat === 0);
  const nine = await come((seat) => seat > 0);
  readers.leave();
  await server.stop();
  discard(fresh);
  return {
    connections: clinic.groups * 9,
    before_kib,
    awake_kib: nine.awake_kib,
    asleep_kib: nine.asleep_kib,
    kib_each: (nine.asleep_kib - one.asleep_kib) / (clinic.groups * 8),
  };
}
