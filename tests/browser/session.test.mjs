// SPDX-License-Identifier: Apache-2.0
// A whole weekly session: a facilitator and a member at desks, a member on a phone by keyboard
// alone, with a reload and a killed server in the middle.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, open_browser, person, phone } from './support/browser.mjs';
import {
  arrive,
  button,
  end_now,
  join,
  join_link,
  keyboard,
  next,
  next_until,
  pointer,
  primary,
  sign_in,
} from './support/people.mjs';
import { Clinic } from './support/server.mjs';
import { w } from './support/words.mjs';

let clinic, browser, dana, amina, luis;

before(async () => {
  clinic = await Clinic.open();
  browser = await open_browser();
  dana = await person(browser, desk);
  amina = await person(browser, desk);
  luis = await person(browser, phone);
});

after(async () => {
  await browser?.close();
  await clinic?.close();
});

test('the facilitator signs in and invites two people', async () => {
  await sign_in(dana, clinic.url, 'dana');
  await accessible(dana, "a facilitator's first screen");
  const first = await join_link(dana, clinic.url);
  await join(amina, first, 'Amina', pointer);
  await dana.reload();
  const second = await join_link(dana, clinic.url);
  await join(luis, second, 'Luis', keyboard);
  await accessible(amina, "a member's first screen");
  await accessible(dana, 'preparing a session');
});

test('a join link works once', async () => {
  const stranger = await person(browser, phone);
  const link = await join_link(dana, clinic.url);
  await join(stranger, link, 'Mila', pointer);
  const second = await person(browser, phone);
  await second.goto(link);
  await second.getByText(w('join.bad_title')).waitFor();
  await second.context().close();
  await stranger.context().close();
});

test('members wait without seeing each other, and are let in', async () => {
  await dana.goto(`${clinic.url}/#/group`);
  await next_until(dana, new RegExp(w('next.start_session')));
  await arrive(amina, pointer);
  await arrive(luis, keyboard);
  await accessible(luis, 'the lobby');
  assert.ok(!(await amina.locator('main').innerText()).includes('Luis'));
  await button(dana, 'lobby.admit_all').click();
  await accessible(dana, 'the lobby, for a facilitator');
  await next(dana);
  for (const page of [amina, luis]) await button(page, 'turn.hand_up').waitFor();
});

test('a hand goes up by keyboard, and everybody sees it', async () => {
  await keyboard.press(button(luis, 'turn.hand_up'));
  await button(luis, 'turn.hand_down').waitFor();
  await dana.getByText('1 · Luis').waitFor();
  await keyboard.press(button(luis, 'turn.hand_down'));
  await button(luis, 'turn.hand_up').waitFor();
});

test('a mood that is for the facilitator stays with the facilitator', async () => {
  const mood = amina.locator('details', { hasText: w('checkin.part.mood') });
  if ((await mood.getAttribute('open')) === null) await mood.locator('summary').click();
  await mood.getByRole('radio', { name: '3', exact: true }).check();
  await mood.getByRole('radio', { name: w('checkin.change_down') }).check();
  await mood.getByRole('button', { name: w('member.save'), exact: true }).click();
  await mood.getByText(w('saved.saved'), { exact: true }).first().waitFor();
  const said = '3 of 10, lower';
  await dana.getByRole('button', { name: `Amina ${said}` }).waitFor();
  assert.ok(!(await luis.locator('body').innerText()).includes(said));
});

test('a mood is said by keyboard alone', async () => {
  const mood = luis.locator('details', { hasText: w('checkin.part.mood') });
  if ((await mood.getAttribute('open')) === null) await keyboard.press(mood.locator('summary'));
  await keyboard.choose(mood.getByRole('radio', { name: '6', exact: true }));
  await keyboard.choose(mood.getByRole('radio', { name: w('checkin.change_up') }));
  await keyboard.press(mood.getByRole('button', { name: w('member.save'), exact: true }));
  await dana.getByRole('button', { name: /^Luis 6 of 10/ }).waitFor();
});

test('words that were begun are there after a reload', async () => {
  const open = async () => {
    const fold = amina.locator('details', { hasText: w('room.propose') }).first();
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    return amina.getByLabel(w('room.propose_words'));
  };
  await (await open()).fill('How to ask for help.');
  await amina.reload();
  const words = await open();
  assert.equal(await words.inputValue(), 'How to ask for help.');
  await button(amina, 'room.propose_go').click();
  await dana.getByText('How to ask for help.').waitFor();
});

test('the server is killed in mid-session, and nobody loses a word or a seat', async () => {
  await next_until(dana, /speaks|Going round|Next:/);
  const said = await primary(dana).innerText();
  await clinic.stop('SIGKILL');
  await keyboard.press(button(luis, 'line_to.short'));
  const fold = luis.getByRole('dialog', { name: w('line_to.title') });
  await keyboard.write(luis.getByLabel(w('line_to.words')), 'Are you still there?');
  await keyboard.press(button(luis, 'line_to.send'));
  await fold.getByText(w('saved.waiting'), { exact: true }).first().waitFor();
  await clinic.start();
  await fold.getByText(w('saved.saved'), { exact: true }).waitFor();
  await dana.getByText('Are you still there?').waitFor();
  assert.equal(await primary(dana).innerText(), said);
  await button(amina, 'turn.hand_up').or(button(amina, 'turn.finish')).first().waitFor();
  assert.ok(!(await amina.locator('body').innerText()).includes('Are you still there?'));
});

test('a sign of danger reaches the facilitator and waits for an answer', async () => {
  await keyboard.press(button(luis, 'line_to.distress'));
  await luis.getByRole('heading', { name: w('care.told') }).waitFor();
  await keyboard.choose(luis.getByRole('radio', { name: w('care.now_yes') }));
  await accessible(luis, 'help after a sign of danger');
  await dana.getByText(w('risk.sign.now', { name: 'Luis' })).first().waitFor();
  await accessible(dana, 'a sign of danger');
  await dana.getByRole('link', { name: w('risk.open', { name: 'Luis' }) }).press('Enter');
  await accessible(dana, 'an item of danger');
  await dana.getByRole('button', { name: w('answer_with.calling') }).press('Enter');
  await luis.getByRole('heading', { name: w('care.answered') }).waitFor();
  await luis.getByText(w('answer.calling')).first().waitFor();
  assert.ok(!(await amina.locator('body').innerText()).includes('Luis is not safe'));
  for (const page of [dana, luis]) await page.goto(`${clinic.url}/#/group`);
});

test('a member passes by keyboard, and nobody asks why', async () => {
  await next_until(dana, /speaks/);
  await keyboard.press(button(luis, 'turn.pass'));
  await luis.getByRole('heading', { name: w('turn.passed') }).waitFor();
});

test('the help page opens while the server is down', async () => {
  await clinic.stop('SIGKILL');
  await amina.goto(`${clinic.url}/#/help`);
  await amina.reload();
  await amina.getByRole('heading', { name: w('help.title') }).waitFor();
  await amina.getByRole('link', { name: /112|144|911|999/ }).first().waitFor();
  await clinic.start();
  await amina.goto(`${clinic.url}/#/group`);
  await button(amina, 'turn.hand_up').or(button(amina, 'turn.finish')).first().waitFor();
});

test('a pause holds the room, and it goes on where it was', async () => {
  await button(dana, 'next.hold').click();
  await amina.getByText(w('held.title')).first().waitFor();
  await accessible(amina, 'the pause');
  await button(dana, 'next.resume').click();
  await button(amina, 'turn.hand_up').or(button(amina, 'turn.finish')).first().waitFor();
});

test('a next step is chosen, and stands on the board', async () => {
  await luis.goto(`${clinic.url}/#/goals`);
  await keyboard.write(luis.getByLabel(w('commit.what')), 'Call my sister on Sunday.');
  await keyboard.press(button(luis, 'commit.go'));
  await luis.locator('.what', { hasText: 'Call my sister on Sunday.' }).waitFor();
  await accessible(luis, 'my goals');
  const board = amina.locator('details', { hasText: w('board.title') });
  await board.locator('summary').click();
  await board.getByText('Call my sister on Sunday.', { exact: true }).waitFor();
  await accessible(amina, 'the board, in the room');
});

test('the session closes with a word each and the next date, and ends', async () => {
  await luis.goto(`${clinic.url}/#/group`);
  await next_until(dana, new RegExp(w('next.end_session')));
  await amina.getByLabel(w('closing.word')).fill('lighter');
  await button(amina, 'closing.say').click();
  await luis.getByText('lighter').waitFor();
  await accessible(luis, 'closing');
  await keyboard.write(luis.getByLabel(w('closing.word')), 'steadier');
  await keyboard.press(button(luis, 'closing.say'));
  await amina.getByText('steadier').waitFor();
  for (const question of ['safe', 'understood', 'useful', 'come_back']) {
    const row = luis.getByRole('group', { name: w(`pulse.${question}`) });
    await keyboard.choose(row.getByRole('radio', { name: '8', exact: true }));
  }
  await keyboard.press(button(luis, 'pulse.give'));
  await button(luis, 'member.save_again').waitFor();
  await end_now(dana);
  for (const page of [dana, amina, luis]) {
    await page.getByRole('heading', { name: w('board.title') }).waitFor();
  }
  await accessible(dana, 'after a session');
});

test('after another start everything is as it was', async () => {
  await clinic.stop();
  await clinic.start();
  await amina.goto(`${clinic.url}/#/group`);
  await amina.getByText('Call my sister on Sunday.', { exact: true }).waitFor();
  await dana.goto(`${clinic.url}/#/group`);
  await dana.getByText('Call my sister on Sunday.', { exact: true }).waitFor();
  no_complaints(dana, amina, luis);
});
