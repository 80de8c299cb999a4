// SPDX-License-Identifier: Apache-2.0
// Members who rewrite their cards, two sockets each: first as fast as they are answered, which tells
// what the room takes, then twice as fast whatever is answered. Nobody goes on alone, or for long.
import { text } from '../../wire/outside/support/frames.mjs';
import { Visitor } from '../../wire/outside/support/people.mjs';

const pages_of_one = 2;
const calm_s = 3;
const at_once = 8; // commands that wait for their answer, of one page, in calm times
const tick_ms = 5;
const answer = /\{"ok":"\d+"\}|\{"no":"\d+","why":\{"code":"([a-z_]+)"/g;
const longest_answer = 200;
const ids_of_a_page = 1e7;

class Page {
  codes = {};
  sent = 0;
  answered = 0;
  unread = '';

  static async open(clinic, room, cookie, at) {
    const page = new Page();
    page.first_id = (1 + at) * ids_of_a_page;
    const visitor = await Visitor.enter(clinic, room, cookie);
    const mine = () =>
      Object.entries(visitor.document.cards ?? {})
        .filter(([, card]) => card?.seat === visitor.welcome.you.seat)
        .map(([id]) => id);
    const had = new Set(mine());
    const made = await visitor.does('commit', { words: { what: '0' }, sharing: 'facilitator' });
    if (!made.ok) throw new Error(JSON.stringify(made));
    page.card = mine().find((id) => !had.has(id));
    page.socket = visitor.wire.socket;
    page.listen();
    return page;
  }

  // From here on only answers are looked for, in whatever comes: there is a great deal of it.
  listen() {
    this.socket.removeAllListeners('data');
    this.socket.on('data', (bytes) => {
      const heard = this.unread + bytes.toString('latin1');
      let read = 0;
      for (const found of heard.matchAll(answer)) {
        read = found.index + found[0].length;
        this.note(found[1] ?? 'ok', found[0]);
      }
      this.unread = heard.slice(Math.max(read, heard.length - longest_answer));
    });
    this.socket.on('close', () => {
      throw new Error('a page was closed');
    });
  }

  note(code, said) {
    ++this.answered;
    this.codes[code] = (this.codes[code] ?? 0) + 1;
    if (code === 'ok') this.last = Number(/\d+/.exec(said)[0]) % ids_of_a_page;
    this.when_answered?.();
  }

  say() {
    const n = ++this.sent;
    const edit = { card: this.card, words: { what: String(n) } };
    const id = String(this.first_id + n);
    this.socket.write(text(JSON.stringify({ do: 'edit_card', id, with: edit })));
  }
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const all_answered = (pages) => pages.every(({ sent, answered }) => sent === answered);
const pause = (ms) => new Promise((go_on) => setTimeout(go_on, ms));

async function settled(pages) {
  while (!all_answered(pages)) await pause(10);
}

// Commands a second, when nobody says more than is answered.
async function calm(pages) {
  const began = performance.now();
  let over = false;
  for (const page of pages) {
    page.when_answered = () => over || page.say();
    for (let n = 0; n < at_once; ++n) page.say();
  }
  await pause(calm_s * 1000);
  over = true;
  const passed = (performance.now() - began) / 1000;
  const taken = sum(pages.map(({ codes }) => codes.ok ?? 0));
  await settled(pages);
  for (const page of pages) {
    page.when_answered = undefined;
    page.codes = {};
  }
  return taken / passed;
}

async function press(pages, rate, seconds) {
  const began = performance.now();
  let offered = 0;
  for (let passed = 0; passed < seconds; passed = (performance.now() - began) / 1000) {
    while (offered < rate * passed) pages[offered++ % pages.length].say();
    await pause(tick_ms);
  }
  await settled(pages);
  return offered;
}

process.once('disconnect', () => process.exit());
process.once('message', async ({ clinic, room, cookies, seconds }) => {
  setTimeout(() => process.exit(), seconds * 2_000 + 60_000);
  const pages = [];
  for (const cookie of cookies) {
    for (let n = 0; n < pages_of_one; ++n) {
      pages.push(await Page.open(clinic, room, cookie, pages.length));
    }
  }
  const takes = await calm(pages);
  process.send({ takes });
  const offered = await press(pages, 2 * takes, seconds);
  const codes = {};
  for (const page of pages) {
    for (const [code, n] of Object.entries(page.codes)) codes[code] = (codes[code] ?? 0) + n;
  }
  const last = Object.fromEntries(pages.map(({ card, last: n }) => [card, n]));
  process.send({ offered, codes, last });
});
