// SPDX-License-Identifier: Apache-2.0
// A sign of danger and the real server killed right after it said "saved": checklist B5, B6, M2.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MailServer } from './support/mail.mjs';
import { Visitor, group_of } from './support/people.mjs';
import { get } from './support/requests.mjs';
import { metric, serve } from './support/served.mjs';

const patience = { timeout: 120_000 };
let clinic, mail, group;

before(async () => {
  mail = await MailServer.open();
  const smtp = ['--smtp-url', mail.url, '--smtp-from', 'octet@clinic.test'];
  clinic = await serve({ serve: [...smtp, '--public-url', 'https://clinic.test'] });
  group = await group_of(clinic, 'Amina', 'Luis');
});
after(async () => {
  await clinic?.close();
  await mail?.close();
});

const enter = (who) => Visitor.enter(clinic, group.room, group[who]);
const items = ({ document }) => Object.values(document.risks ?? {});

test('killed right after "saved", it stands on top when the server is back', patience, async () => {
  let dana = await enter('dana');
  const [seat] = Object.entries(dana.document.seats).find(([, { role }]) => role !== 'member');
  const list = [{ seat, mail: 'dana@clinic.test' }];
  assert.ok((await dana.does('set_escalation', { list })).ok);
  await mail.close();

  const amina = await enter('Amina');
  const answer = await amina.does('write_line', { kind: 'distress', words: 'I cannot go on.' });
  await clinic.stop('SIGKILL');
  assert.ok(answer.ok);
  // A command that opens the data itself, and knows of no mail server.
  clinic.octet('group', 'list');

  mail = await MailServer.open({ port: mail.port });
  await clinic.start();
  dana = await enter('dana');
  const [item] = items(dana);
  assert.equal(item.state, 'open');
  assert.equal(item.urgent, true);
  assert.ok(item.waits_since);
  assert.equal(item.next_step_at - item.waits_since, 120_000);
  assert.ok(item.notices.every(({ state }) => state !== 'not_set_up'));
  assert.equal(await metric(clinic, 'octet_attention_waiting'), 1);
});

test('mail that could not leave before the kill leaves after it, and tells nothing', patience, async () => {
  const [letter] = await mail.have(1);

  assert.match(letter, /^To: <dana@clinic\.test>\r?$/m);
  for (const word of ['Amina', 'Tuesday', 'group', 'safe', 'danger', 'risk', 'therapy', 'clinic ']) {
    assert.ok(!letter.includes(word), word);
  }
  assert.ok(letter.includes('https://clinic.test'));
});

test('a page in another room hears of it, and a member never does', patience, async () => {
  const waiting = async (who) => {
    const { body } = await get(clinic, '/api/attention', { cookie: group[who] });
    return JSON.parse(body).items;
  };
  const [item] = await waiting('dana');
  assert.equal(item.room, group.room);
  assert.equal(item.urgent, true);
  assert.deepEqual(await waiting('Amina'), []);
  assert.deepEqual(await waiting('Luis'), []);
});

test('a peer hears nothing of it, then or now', patience, async () => {
  const luis = await enter('Luis');
  const heard = JSON.stringify(await luis.catch_up());

  for (const word of ['"risks"', '"care"', 'distress', 'I cannot go on']) {
    assert.ok(!heard.includes(word), word);
  }
});

test('a facilitator answers, the member reads who, and nobody else is told', patience, async () => {
  const dana = await enter('dana');
  const amina = await enter('Amina');
  const [[risk, { waits_since }]] = Object.entries(dana.document.risks);
  const answer = await dana.does('acknowledge_risk', { risk, answer: 'calling', waits_since });

  assert.ok(answer.ok);
  await amina.catch_up();
  const [care] = Object.values(amina.document.care);
  assert.equal(care.answers.at(-1).answer, 'calling');
  assert.equal(items(dana)[0].next_step_at, undefined);
});
