// SPDX-License-Identifier: Apache-2.0
// How a room fares while strangers press on the server: delivery from one member to another, and
// how long a person takes to sign in and to be in the room. Prints JSON and a table.
//   node tests/bench/hostile.mjs [--seconds 10] [--silent 10000]
// No limit of the product is raised.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { more, ping, repeated, text } from '../wire/outside/support/frames.mjs';
import { Visitor, group_of, sign_in } from '../wire/outside/support/people.mjs';
import { post, upgrade } from '../wire/outside/support/requests.mjs';
import { resident, serve, worked } from '../wire/outside/support/served.mjs';
import { Wire } from '../wire/outside/support/wire.mjs';

const { values: wanted } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    silent: { type: 'string', default: '10000' },
    press: { type: 'string' },
  },
});
const seconds = Number(wanted.seconds);
const names = ['Amina', 'Luis', 'Rosa', 'Tariq', 'Mila', 'Joon', 'Samir', 'Vera'];

const quantile = (sorted, part) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const shown = (ms) => Number(ms?.toFixed(1));
const pause = (ms) => new Promise((go_on) => setTimeout(go_on, ms));

// What strangers do, each in a process of its own so that they do not slow the clock that measures.
const presses = {
  async silent({ port, silent }) {
    const { gather } = await import('../wire/outside/support/crowd.mjs');
    for (;;) (await gather(port, silent)).end();
  },
  async slow({ clinic, room, cookies }) {
    for (const cookie of cookies) {
      for (let n = 0; n < 7; ++n) {
        const visitor = await Visitor.enter(clinic, room, cookie);
        visitor.wire.stop_reading();
      }
    }
    await new Promise(() => {});
  },
  fragments: (told) =>
    flood(
      told,
      Buffer.concat([text('', { fin: false }), repeated(more('', { fin: false }), 5_000)]),
    ),
  pings: (told) => flood(told, repeated(ping('x'.repeat(100)), 5_000)),
  async guesses({ clinic }) {
    for (let n = 0; ; ++n) {
      const body = {
        login: `nobody-${n}`,
        password: 'a loud morning by the road',
        only_mine: false,
      };
      await post(clinic, '/api/sign-in', body, { from: `127.9.${n % 200}.${1 + (n % 250)}` });
    }
  },
};

async function flood({ clinic, room, cookies }, bytes) {
  const again = async (cookie) => {
    for (;;) {
      const wire = Wire.open(clinic.port);
      await wire.enter(upgrade(clinic, room, cookie));
      await wire
        .say(bytes)
        .close_code()
        .catch(() => {});
      wire.close();
    }
  };
  await Promise.all(cookies.map(again));
}

if (wanted.press) {
  // Nobody presses on alone, or for long.
  process.once('disconnect', () => process.exit());
  setTimeout(() => process.exit(), seconds * 2_000 + 20_000);
  process.once('message', (told) => presses[told.name](told));
} else {
  await measure();
}

async function measure() {
  const clinic = await serve();
  try {
    const group = await group_of(clinic, ...names);
    const rows = [];
    const measured = async (name) => {
      rows.push(await phase(clinic, group, name));
      console.log(JSON.stringify(rows.at(-1)));
    };
    await measured('nobody else');
    for (const name of Object.keys(presses)) {
      const strangers = fork(fileURLToPath(import.meta.url), [
        '--press',
        name,
        '--seconds',
        wanted.seconds,
      ]);
      // Two members, not those who are measured, turn against the room where it takes a member.
      const cookies = [group.Samir, group.Vera];
      const where = { url: clinic.url, port: clinic.port };
      strangers.send({
        name,
        clinic: where,
        port: clinic.port,
        silent: Number(wanted.silent),
        room: group.room,
        cookies,
      });
      await pause(1_000);
      await measured(name);
      strangers.kill('SIGKILL');
      await once(strangers, 'exit');
      await pause(6_000);
    }
    console.table(rows);
  } finally {
    await clinic.close();
  }
}

async function phase(clinic, group, name) {
  const amina = await Visitor.enter(clinic, group.room, group.Amina, { from: '127.0.0.77' });
  const luis = await Visitor.enter(clinic, group.room, group.Luis, { from: '127.0.0.77' });
  if (!luis.document.goals || !Object.keys(luis.document.goals).length) {
    await amina.does('set_goal', { text: 'first', sharing: 'group' });
    await luis.next((heard) => heard.patch?.goals);
  }
  const [goal] = Object.keys(luis.document.goals);
  const before = worked(clinic);
  const delivered = [];
  const entered = [];
  let kept_out = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    const sharing = delivered.length % 2 ? 'group' : 'facilitator';
    const sent = performance.now();
    const answered = amina.does('share_goal', { goal, sharing });
    await luis.next((heard) => heard.patch?.goals && goal in heard.patch.goals);
    delivered.push(performance.now() - sent);
    await answered;
    if (delivered.length % 20 === 0) {
      const came_in = await comes_in(clinic, group).catch(() => undefined);
      if (came_in === undefined) ++kept_out;
      else entered.push(came_in);
    }
    await pause(110);
  }
  const took = (performance.now() - began) / 1000;
  amina.leave();
  luis.leave();
  delivered.sort((a, b) => a - b);
  entered.sort((a, b) => a - b);
  return {
    strangers: name,
    deliveries: delivered.length,
    'p50 ms': shown(quantile(delivered, 0.5)),
    'p99 ms': shown(quantile(delivered, 0.99)),
    'max ms': shown(delivered.at(-1)),
    'came in': entered.length,
    'worst ms to come in': shown(entered.at(-1)),
    'kept out': kept_out,
    'server cpu %': shown(((worked(clinic) - before) / took) * 100),
    'resident MiB': shown(resident(clinic) / 1024),
  };
}

// Dana from a fresh machine: password, then the room.
async function comes_in(clinic, group) {
  const began = performance.now();
  const cookie = await sign_in(clinic, 'dana', { from: '127.0.0.78' });
  const dana = await Visitor.enter(clinic, group.room, cookie, { from: '127.0.0.78' });
  dana.leave();
  return performance.now() - began;
}
