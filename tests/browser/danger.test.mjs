// SPDX-License-Identifier: Apache-2.0
// A sign of danger in a form: the member is asked on the same screen and reads there who answers;
// whoever leads keeps it in sight; nobody else learns of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, open_browser, person, phone } from './support/browser.mjs';
import { arrive, button, join, join_link, next, next_until, pointer, sign_in } from './support/people.mjs';
import { Clinic } from './support/server.mjs';
import { w } from './support/words.mjs';

let clinic, browser, dana, amina, luis;

before(async () => {
  clinic = await Clinic.open();
  browser = await open_browser();
  dana = await person(browser, desk);
  amina = await person(browser, phone);
  luis = await person(browser, desk);
  await sign_in(dana, clinic.url, 'dana');
  await join(amina, await join_link(dana, clinic.url), 'Amina', pointer);
  await join(luis, await join_link(dana, clinic.url), 'Luis', pointer);
});

after(async () => {
  await browser?.close();
  await clinic?.close();
});

// As a field for a day and a time takes it, so many minutes from now.
const minutes_from_now = (page, minutes) =>
  page.evaluate((by) => {
    const at = new Date(Date.now() + by * 60_000);
    return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, minutes);

async function watch(from, until) {
  await dana.goto(`${clinic.url}/#/watch`);
  await dana.getByLabel(w('watch.who'), { exact: true }).selectOption('Dana');
  await dana.getByLabel(w('watch.from'), { exact: true }).fill(await minutes_from_now(dana, from));
  await dana.getByLabel(w('watch.until'), { exact: true }).fill(await minutes_from_now(dana, until));
  const hours = dana.getByRole('button', { name: w('watch.remove') });
  const before = await hours.count();
  await button(dana, 'watch.add').click();
  await hours.nth(before).waitFor();
}

const now_asked = (page) => page.getByRole('group', { name: w('care.now') });
const called = (page) => page.locator('main').getByText(`Dana: ${w('answer.calling')}`);
const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const seat_of = (name) => dana.locator('.ring').getByRole('button', { name: new RegExp(`^${name}`) });

// Whole, and not below the bar of places, without anybody scrolling.
const in_sight = async (page, locator) =>
  page.waitForFunction((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const bar = document.querySelector('nav').getBoundingClientRect().top;
    return top >= 0 && bottom <= bar;
  }, await locator.elementHandle());

async function sees_nothing_of_it(page) {
  const text = await page.locator('body').innerText();
  for (const word of [w('risk.mark'), w('care.now'), w('risk.title')]) assert.ok(!text.includes(word));
  assert.equal(await page.locator('.badge').count(), 0);
}

test('while nobody is on watch, the form says from when on somebody is', async () => {
  await watch(5, 60);
  const to_do = amina.locator('section', { has: heading(amina, 'Your last two weeks') }).last();
  await to_do.getByRole('link', { name: w('form.begin') }).click();
  await button(amina, 'form.begin').click();
  await amina.getByText(new RegExp(w('form.watched_from', { when: '.+' }))).waitFor();
  await accessible(amina, 'a form that stays closed for now');
});

test('after the ninth answer the question stands on the same screen', async () => {
  await watch(-5, 60);
  await button(amina, 'form.begin').click();
  for (let n = 1; n <= 8; ++n) {
    await heading(amina, w('form.question', { n, of: 10 })).waitFor();
    await amina.getByRole('radio', { name: 'Not at all', exact: true }).check();
    await button(amina, 'form.next').click();
  }
  await heading(amina, w('form.question', { n: 9, of: 10 })).waitFor();
  await amina.getByRole('radio', { name: 'Several days', exact: true }).check();
  await heading(amina, w('form.danger_title')).waitFor();
  await in_sight(amina, now_asked(amina));
  await now_asked(amina).getByRole('radio', { name: w('care.now_no') }).check();
  await heading(amina, w('form.question', { n: 9, of: 10 })).waitFor();
  await accessible(amina, 'the question after the ninth answer');
});

test('who leads reads the answer of a form that was not sent, and is read where the member is', async () => {
  await dana.getByRole('link', { name: w('risk.open', { name: 'Amina' }) }).click();
  const answered = { measure: 'PHQ-9', answer: 'Several days', points: 1, most: 3 };
  await dana.getByText(w('risk.answered', answered)).first().waitFor();
  await dana.getByText(w('risk.says_not_now')).waitFor();
  await accessible(dana, 'an item from a form that was not sent');
  await button(dana, 'answer_with.calling').click();
  await called(amina).waitFor();
  await accessible(amina, 'the answer, at the question');
  await button(amina, 'form.next').click();
  await button(amina, 'form.leave_open').click();
  await heading(amina, w('care.answered')).waitFor();
  await called(amina).waitFor();
  await accessible(amina, 'the answer, at the end of the form');
});

test('it is read on Today, and with what came of the form', async () => {
  await amina.goto(`${clinic.url}/#/today`);
  await called(amina).waitFor();
  await amina.getByText(w('care.changed')).click();
  await now_asked(amina).waitFor();
  await accessible(amina, 'the answer, on Today');
  await amina.goBack();
  await button(amina, 'form.go_on').click();
  await button(amina, 'form.leave_open').click();
  await button(amina, 'form.send').click();
  await amina.getByRole('img', { name: w('progress.line') }).waitFor();
  await called(amina).waitFor();
  assert.equal(await called(amina).count(), 1);
  await accessible(amina, 'the answer, with what came of it');
});

test('in the session the seat keeps a quiet mark that leads to the item', async () => {
  await dana.goto(`${clinic.url}/#/group`);
  await next_until(dana, new RegExp(w('next.start_session')));
  for (const page of [amina, luis]) {
    await page.goto(`${clinic.url}/#/today`);
    await arrive(page, pointer);
  }
  await button(dana, 'lobby.admit_all').click();
  await next(dana);
  for (const page of [amina, luis]) await button(page, 'turn.hand_up').waitFor();
  assert.match(await seat_of('Amina').getAttribute('aria-label'), new RegExp(w('risk.mark')));
  assert.doesNotMatch(await seat_of('Luis').getAttribute('aria-label'), new RegExp(w('risk.mark')));
  await heading(dana, w('risk.title')).waitFor();
  await accessible(dana, 'a marked seat in the session');
  await seat_of('Amina').click();
  const dialog = dana.getByRole('dialog', { name: 'Amina' });
  await accessible(dana, 'the person of a marked seat');
  await dialog.getByRole('link', { name: w('risk.sign.form', { name: 'Amina' }) }).click();
  await heading(dana, 'Amina').waitFor();
});

test('the other member sees nothing of it, nor does the circle of the one it is about', async () => {
  await accessible(luis, 'the session of somebody else');
  await sees_nothing_of_it(luis);
  assert.equal(await amina.locator('.badge').count(), 0);
  await luis.goto(`${clinic.url}/#/today`);
  await luis.getByRole('link', { name: w('today.go_in') }).waitFor();
  await sees_nothing_of_it(luis);
  no_complaints(dana, amina, luis);
});
