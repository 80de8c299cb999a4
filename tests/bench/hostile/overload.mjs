// SPDX-License-Identifier: Apache-2.0
// Twice what a room takes, for a minute (checklist I5): what is too much is refused by name, memory
// stays, others are served, and nothing that was acknowledged is lost when the server is killed.
// The limits on one person are raised here: they would keep eight members from saying so much.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Visitor, group_of, sign_in } from '../../wire/outside/support/people.mjs';
import { serve } from '../../wire/outside/support/served.mjs';
import { Life, pause, watched } from './life.mjs';

const raised = ['--limit-commands', '100000', '--limit-messages', '100000'];
const talkers = new URL('talkers.mjs', import.meta.url).pathname;
// A command that was taken is remembered for thirty days, in the room and in its snapshot.
const remembered_bytes = 256;
const warm_s = 5; // until then queues and caches are still filling

export async function overload(seconds) {
  const clinic = await serve({ serve: raised });
  try {
    const others = await group_of(clinic, 'Amina', 'Luis', 'Rosa', 'Tariq');
    const life = await Life.of(clinic, others, [
      ['Amina', 'Luis'],
      ['Rosa', 'Tariq'],
    ]);
    return await pressed(clinic, life, seconds);
  } finally {
    await clinic.close();
  }
}

async function pressed(clinic, life, seconds) {
  const names = ['Mila', 'Joon', 'Samir', 'Vera', 'Noor', 'Ines', 'Petra', 'Iris'];
  const group = await group_of(clinic, ...names);
  const many = fork(talkers);
  const gone = once(many, 'exit').then(() => Promise.reject(new Error('the talkers gave up')));
  gone.catch(() => {});
  const hear = () => Promise.race([once(many, 'message').then(([heard]) => heard), gone]);
  many.send({
    clinic: { url: clinic.url, port: clinic.port },
    room: group.room,
    cookies: names.map((name) => group[name]),
    seconds,
  });
  const { takes } = await hear(); // a second, when each waits for its answers

  const memory = watched(clinic, warm_s);
  const lived = life.lived(seconds);
  lived.catch(() => {});
  const talked = await hear();
  const row = await lived;
  const mib = memory.stop();
  const dana = await sign_in(clinic); // as often as she came in, her first sign-in is over by now
  const normal_s = await normal_again(clinic, group.room, dana);
  many.kill('SIGKILL');
  const lost = await lost_by_a_kill(clinic, group.room, dana, talked.last);
  const grew_mib = mib.most - mib.warm;
  const remembered_mib = (talked.codes.ok * remembered_bytes) / (1024 * 1024);
  const each = (count) => Math.round(count / seconds).toLocaleString('en');
  return {
    ...row,
    strangers: `everybody at once, ${seconds} s`,
    grew_mib: grew_mib - remembered_mib,
    normal_s,
    lost,
    never_busy: !talked.codes.busy,
    unknown: Object.keys(talked.codes).filter((code) => !['ok', 'busy'].includes(code)),
    also: [
      `the room takes ${Math.round(takes).toLocaleString('en')}/s`,
      `offered ${each(talked.offered)}/s, taken ${each(talked.codes.ok)}/s`,
      `"busy" ${each(talked.codes.busy ?? 0)}/s`,
      `grew by ${grew_mib.toFixed(1)} MiB, of it ${remembered_mib.toFixed(1)} for what was taken`,
      `normal again in ${normal_s.toFixed(1)} s`,
      `lost ${lost}`,
    ].join('; '),
  };
}

// Seconds until a word in that room is answered as on any other day.
async function normal_again(clinic, room, cookie) {
  const began = performance.now();
  for (;;) {
    const quick = await answered_quickly(clinic, room, cookie).catch(() => false);
    const passed = (performance.now() - began) / 1000;
    if (quick || passed > 60) return passed;
    await pause(100);
  }
}

async function answered_quickly(clinic, room, cookie) {
  const dana = await Visitor.enter(clinic, room, cookie);
  const asked = performance.now();
  await dana.does('recall_session', { session: 'none' });
  dana.leave();
  return performance.now() - asked < 200;
}

// Each talker rewrote one card with a number that goes up: the last acknowledged one stands there.
async function lost_by_a_kill(clinic, room, cookie, last) {
  await clinic.stop('SIGKILL');
  await clinic.start();
  const dana = await Visitor.enter(clinic, room, cookie);
  dana.leave();
  const stands = (card) => dana.welcome.doc.cards[card]?.what;
  return Object.entries(last).filter(([card, n]) => stands(card) !== String(n)).length;
}
