// SPDX-License-Identifier: Apache-2.0
// What strangers, and members who have turned against the room, do to a server: one kind in one
// process of its own, so that they do not slow the clock that measures. Nobody presses on alone, or
// for long.
import { more, ping, repeated, text } from '../../wire/outside/support/frames.mjs';
import { gather } from '../../wire/outside/support/crowd.mjs';
import { Visitor } from '../../wire/outside/support/people.mjs';
import { post, upgrade } from '../../wire/outside/support/requests.mjs';
import { Wire } from '../../wire/outside/support/wire.mjs';

const pause = (ms) => new Promise((go_on) => setTimeout(go_on, ms));
const pages_of_one = 8; // the limit on one person
const seconds_of_one_slow = 11; // by then what waits for them is too much
let over = false;

const presses = {
  // One crowd after the other; the last one stands until the server sends it away.
  async silent({ clinic, silent }) {
    for (;;) {
      const crowd = await gather(clinic.port, silent);
      if (over) return;
      crowd.end();
    }
  },

  // They come and read no more; some who talk, as much as a person may, fill what waits for them.
  async slow({ clinic, room, watchers, talkers }) {
    // The server may still hold the last page of theirs, and then it takes no ninth.
    const stay = async (cookie, from) => {
      const visitor = await Visitor.enter(clinic, room, cookie, { from });
      visitor.wire.stop_reading();
      // Who does not read does not see the end of the line either.
      await pause(seconds_of_one_slow * 1000);
      visitor.leave();
    };
    const stays = async (cookie, n) => {
      for (;;) await stay(cookie, `127.8.0.${1 + n}`).catch(() => pause(200));
    };
    const talks = talkers.map((cookie) => talk(clinic, room, cookie));
    const pages = watchers.flatMap((cookie) => Array.from({ length: pages_of_one }, () => cookie));
    await Promise.all([...talks, ...pages.map(stays)]);
  },

  fragments: (told) =>
    flood(
      told,
      Buffer.concat([text('', { fin: false }), repeated(more('', { fin: false }), 5_000)]),
    ),

  pings: (told) => flood(told, repeated(ping('x'.repeat(100)), 5_000)),

  // At names that nobody has and at Dana's, from ever new addresses.
  async guesses({ clinic }) {
    let tried = 0;
    const guess = async () => {
      for (;;) {
        const n = tried++;
        const wrong = { password: 'a loud morning by the road', only_mine: false };
        const body = { login: n % 2 ? 'dana' : `nobody-${n}`, ...wrong };
        await post(clinic, '/api/sign-in', body, { from: `127.9.${n % 200}.${1 + (n % 250)}` });
      }
    };
    await Promise.all(Array.from({ length: 4 }, guess));
  },
};

async function flood({ clinic, room, turned }, bytes) {
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
  await Promise.all(turned.map(again));
}

// One card, written anew with as many words as it may have: some 1.6 kB for everybody each time.
async function talk(clinic, room, cookie) {
  const visitor = await Visitor.enter(clinic, room, cookie);
  const long = (count) => '🙂'.repeat(count);
  const more = { with_whom: long(80), when: long(80) };
  await visitor.does('commit', { words: { what: long(200), ...more }, sharing: 'group' });
  const mine = ([, one]) => one?.seat === visitor.welcome.you.seat;
  const [card] = Object.entries(visitor.document.cards).find(mine);
  for (let n = 0; ; ++n) {
    await visitor.does('edit_card', { card, words: { what: `${n} ${long(190)}`, ...more } });
    await pause(100);
  }
}

if (process.argv[2] === '--press') {
  process.once('disconnect', () => process.exit());
  process.on('message', (told) => {
    if (told.over) over = true;
    else presses[told.name](told);
  });
  setTimeout(() => process.exit(), 120_000);
}
