// SPDX-License-Identifier: Apache-2.0
// The life that nobody may press out of a room: members who speak and hear each other, and Dana who
// signs in and comes in. Times are in ms.
import { Visitor, signed_in } from '../../wire/outside/support/people.mjs';
import { resident, worked } from '../../wire/outside/support/served.mjs';

export const pause = (ms) => new Promise((go_on) => setTimeout(go_on, ms));
export const quantile = (sorted, part) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

const at_home = { from: '127.0.0.77' };
const between_words_ms = 110; // just below what a person may say
const between_entries_ms = 300;

// Memory in MiB: the most in the first `warm_s` seconds, and of all until stop().
export function watched(clinic, warm_s = 0) {
  const found = { warm: 0, most: 0 };
  const began = performance.now();
  const timer = setInterval(() => {
    const mib = resident(clinic) / 1024;
    if (performance.now() - began < warm_s * 1000) found.warm = Math.max(found.warm, mib);
    found.most = Math.max(found.most, mib);
  }, 100);
  return { stop: () => (clearInterval(timer), found) };
}

export class Life {
  // Each of `pairs` is one who speaks and one who hears it.
  static async of(clinic, group, pairs) {
    const life = new Life();
    Object.assign(life, { clinic, group, pairs, goals: {} });
    await life.comes_in(); // so that she has been here before
    for (const [speaker] of pairs) {
      const visitor = await Visitor.enter(clinic, group.room, group[speaker], at_home);
      await visitor.does('set_goal', { text: `what ${speaker} wants`, sharing: 'group' });
      const mine = ([, goal]) => goal.seat === visitor.welcome.you.seat;
      life.goals[speaker] = Object.entries(visitor.document.goals).find(mine)[0];
      visitor.leave();
    }
    return life;
  }

  // So many seconds of it: how long words took to be heard, and Dana to come in.
  async lived(seconds) {
    const end = performance.now() + seconds * 1000;
    const before = worked(this.clinic);
    const memory = watched(this.clinic);
    const began = performance.now();
    const [entries, ...heard] = await Promise.all([
      this.entries(end),
      ...this.pairs.map((pair) => this.spoken(pair, end)),
    ]);
    const took = (performance.now() - began) / 1000;
    const delivered = heard.flat().sort((a, b) => a - b);
    return {
      delivered: delivered.length,
      p50: quantile(delivered, 0.5),
      p99: quantile(delivered, 0.99),
      worst: delivered.at(-1),
      entries: entries.times.length,
      worst_entry: Math.max(...entries.times),
      kept_out: entries.kept_out,
      why: entries.why,
      cpu: ((worked(this.clinic) - before) / took) * 100,
      most_mib: memory.stop().most,
    };
  }

  async spoken([speaker, listener], end) {
    const enter = (name) => Visitor.enter(this.clinic, this.group.room, this.group[name], at_home);
    const [says, hears] = [await enter(speaker), await enter(listener)];
    const goal = this.goals[speaker];
    const took = [];
    while (performance.now() < end) {
      const sharing = hears.document.goals?.[goal] ? 'facilitator' : 'group';
      const sent = performance.now();
      const answered = says.does('share_goal', { goal, sharing });
      await hears.next((message) => message.patch?.goals && goal in message.patch.goals);
      took.push(performance.now() - sent);
      await answered;
      await pause(between_words_ms - Math.min(between_words_ms, took.at(-1)));
    }
    says.leave();
    hears.leave();
    return took;
  }

  async entries(end) {
    const found = { times: [], kept_out: 0, why: [] };
    while (performance.now() < end) {
      const began = performance.now();
      await this.comes_in().catch(({ message }) => {
        ++found.kept_out;
        found.why.push(message.split('\n')[0]);
      });
      found.times.push(performance.now() - began);
      await pause(between_entries_ms);
    }
    return found;
  }

  // By her password, on a device that she has used before, then into the room.
  async comes_in() {
    const here = { from: '127.0.0.78' };
    const { cookie, marks } = await signed_in(this.clinic, 'dana', { ...here, marks: this.marks });
    this.marks = marks;
    const dana = await Visitor.enter(this.clinic, this.group.room, cookie, here);
    dana.leave();
  }
}
