// SPDX-License-Identifier: Apache-2.0
// Around the sessions: somebody cannot come, what they missed, a talk in its place, the clinic's
// notes in which nobody else is named, and a goodbye.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, phone } from './support/browser.mjs';
import { a_group_of, begin_session, end_session, part } from './support/group.mjs';
import { button, card, keyboard, pointer } from './support/people.mjs';
import { w } from './support/words.mjs';

let group, clinic, dana, amina, luis;

before(async () => {
  group = await a_group_of({ Amina: desk, Luis: phone });
  ({ clinic, dana, amina, luis } = group);
});

after(() => part(group));

test('a notice is two taps on a phone; the reason is the facilitator’s', async () => {
  await luis.goto(`${clinic.url}/#/today`);
  await keyboard.press(button(luis, 'today.cannot_come'));
  await accessible(luis, 'why I cannot come');
  await keyboard.press(button(luis, 'away.reason.family'));
  await luis.getByText(w('away.seat_kept')).waitFor();

  await dana.goto(`${clinic.url}/#/group`);
  await card(dana, w('absence.title')).getByText(w('absence.reason.family')).waitFor();
  await dana.getByText(w('brief.away')).waitFor();
  await accessible(dana, 'who is away, and the page before a session');
  await amina.goto(`${clinic.url}/#/group`);
  await amina.getByRole('heading', { level: 1 }).waitFor();
  assert.ok(!(await amina.locator('body').innerText()).includes(w('absence.reason.family')));
});

test('in the room the others read who is not here, and the session is held', async () => {
  await begin_session(group, [amina, pointer]);
  await amina.getByText(w('room.not_here_this_week', { names: 'Luis' })).waitFor();
  await end_session(group);
});

test('whoever was away reads what the group did, and takes a time to talk', async () => {
  await luis.goto(`${clinic.url}/#/today`);
  await luis.getByText(w('catch_up.missed')).waitFor();
  const absences = card(dana, w('absence.title'));
  await absences.locator('summary').first().click();
  await absences.getByLabel(w('absence.time', { n: 1 })).fill(in_two_days());
  await absences.getByRole('button', { name: w('absence.send') }).click();
  const talk = card(luis, w('make_up.title'));
  await talk.getByText(w('make_up.choose')).waitFor();
  await accessible(luis, 'what I missed, and a time to talk');
  await keyboard.press(talk.getByRole('button').first());
  await luis.getByText(/^You talk on /).waitFor();
  await absences.getByText(/^Talk on /).waitFor();
});

function in_two_days() {
  const at = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

test('a note is written once, and each member has a draft', async () => {
  await dana.goto(`${clinic.url}/#/papers`);
  const note = card(dana, w('papers.group'));
  await note.getByLabel(w('papers.text')).fill('A calm first hour.');
  await note
    .getByRole('button', { name: w('papers.save'), exact: true })
    .first()
    .click();
  await note.getByRole('button', { name: w('papers.fan_out') }).click();
  await dana.getByText(w('papers.of', { name: 'Amina' })).waitFor();
  await accessible(dana, 'the notes of a session');
});

test('another member’s name keeps a note from being saved; initials are asked about', async () => {
  const fold = dana.locator('details', { hasText: w('papers.of', { name: 'Amina' }) });
  await fold.locator('summary').click();
  const text = fold.getByLabel(w('papers.text'));
  const save = fold.getByRole('button', { name: w('papers.save'), exact: true });
  await text.fill('She asked after Luis.');
  await save.click();
  await fold.getByText(w('papers.names', { words: 'Luis' })).waitFor();
  await accessible(dana, 'a name that stands in a note');
  await text.fill('She asked after L. today.');
  await save.click();
  await fold.getByText(w('papers.could_be', { words: 'L' })).waitFor();
  await text.fill('She asked after a peer.');
  await save.click();
  await fold.getByText(w('saved.saved'), { exact: true }).first().waitFor();
  await fold.getByRole('button', { name: w('papers.sign') }).click();
  await fold.getByText(/^Signed by /).waitFor();
  await fold.getByLabel(w('papers.amend')).fill('She called on Friday.');
  await fold.getByRole('button', { name: w('papers.save'), exact: true }).click();
  await fold.getByText('She called on Friday.').first().waitFor();
});

test('whoever leaves says goodbye, and the group reads it when it is released', async () => {
  await dana.goto(`${clinic.url}/#/group`);
  await dana.getByRole('button', { name: /Luis/ }).first().click();
  const dialog = dana.getByRole('dialog');
  await dialog.getByText(w('leaving.go', { name: 'Luis' })).click();
  await dialog.getByRole('radio', { name: w('leaving.reason.moved') }).check();
  await dialog.getByRole('button', { name: w('leaving.record') }).click();

  await luis.getByRole('heading', { name: w('left.title') }).waitFor();
  await accessible(luis, 'having left the group');
  await keyboard.write(luis.getByLabel(w('left.goodbye')), 'Thank you all.');
  await keyboard.press(button(luis, 'left.save'));
  await luis.getByText(w('left.waits')).waitFor();
  assert.ok(!(await luis.locator('body').innerText()).includes('Amina'));

  await dana.getByRole('button', { name: w('leaving.release') }).click();
  await amina.goto(`${clinic.url}/#/today`);
  await amina.getByText('Thank you all.').waitFor();
  no_complaints(dana, amina, luis);
});
