// SPDX-License-Identifier: Apache-2.0
// A positive ninth item and the real server killed at once, twice: the alert stands, and it goes
// further on time although nobody is connected.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MailServer } from './support/mail.mjs';
import { serve } from './support/served.mjs';
import { WatchedGroup, address_of } from './support/watched.mjs';

const two_minutes_ms = 120_000;
const patience = { timeout: 240_000 };
let clinic, mail, group;

before(async () => {
  mail = await MailServer.open();
  const smtp = ['--smtp-url', mail.url, '--smtp-from', 'octet@clinic.test'];
  clinic = await serve({ serve: [...smtp, '--public-url', 'https://clinic.test'] });
  group = await WatchedGroup.open(clinic);
});
after(async () => {
  await clinic?.close();
  await mail?.close();
});

const killed = async () => {
  await clinic.stop('SIGKILL');
  await clinic.start();
};
const seat_of = (name) => group.seats[name];

test('killed right after the answer was kept, the alert stands and has reached two', patience, async () => {
  const answer = await group.answers_item_nine();
  await killed();

  assert.ok(answer.ok);
  const item = await group.item();
  assert.equal(item.state, 'open');
  assert.equal(item.trigger, 'form');
  assert.equal(item.seat, seat_of('Amina'));
  assert.deepEqual(item.reached, [seat_of('Dana'), seat_of('Jonas')]);
  assert.equal(item.next_step_at - item.waits_since, 30 * 60_000);
  await mail.have(2);
});

test('it happens now and nobody answers: the next person is told after two minutes', patience, async () => {
  const amina = await group.enter('Amina');
  const answer = await amina.does('say_now', { now: true });
  await killed();

  assert.ok(answer.ok);
  const { urgent, waits_since, next_step_at } = await group.item();
  assert.equal(urgent, true);
  assert.equal(next_step_at - waits_since, two_minutes_ms);

  await mail.letter_to(address_of('Rosa'));
  const { reached, steps } = await group.item();
  assert.ok(reached.includes(seat_of('Rosa')));
  const step = steps.find(({ kind, to }) => kind === 'reached' && to.includes(seat_of('Rosa')));
  assert.ok(step.at - waits_since >= two_minutes_ms);
  assert.ok(step.at - waits_since < two_minutes_ms + 60_000);
});
