// SPDX-License-Identifier: Apache-2.0
// What people do, in the words that they read. A pointer clicks; a keyboard tabs there and presses.
import assert from 'node:assert/strict';
import { password } from './server.mjs';
import { w } from './words.mjs';

// With the pointer.
export const pointer = {
  press: (locator) => locator.click(),
  choose: (locator) => locator.check(),
  write: (locator, text) => locator.fill(text),
};

// With Tab, Space, Enter and letters alone. Radios of a group are reached with the arrows.
export const keyboard = {
  async press(locator) {
    await reach(locator);
    await locator.page().keyboard.press('Enter');
  },
  async choose(locator) {
    await reach(locator);
    await locator.page().keyboard.press('Space');
  },
  async write(locator, text) {
    await reach(locator);
    await locator.page().keyboard.press('Control+A');
    await locator.page().keyboard.type(text);
  },
};

async function reach(locator) {
  await locator.waitFor({ state: 'visible' });
  const page = locator.page();
  const focused = () => locator.evaluate((element) => element === document.activeElement);
  const radio = await locator.evaluate((element) => element.type === 'radio');
  for (let tries = 0; tries < 200; ++tries) {
    if (await focused()) return;
    // Inside the right group of radios, the arrow leads on; everywhere else Tab does.
    const beside =
      radio && (await locator.evaluate((element) => document.activeElement?.name === element.name));
    await page.keyboard.press(beside ? 'ArrowRight' : 'Tab');
  }
  assert.fail(`the keyboard does not reach ${locator}`);
}

export const button = (page, key, given) =>
  page.getByRole('button', { name: w(key, given), exact: true });

// Not on the screen, not beside it in the page, and in no field: nobody reads it here.
export async function reads_nothing_of(page, ...words) {
  const html = await page.content();
  const fields = await page.locator('input, textarea').evaluateAll((all) => all.map(({ value }) => value));
  const there = words.filter((text) => [html, ...fields].some((place) => place.includes(text)));
  assert.deepEqual(there, []);
}

export const saved = (place) => place.getByText(w('saved.saved'), { exact: true }).first().waitFor();

// What belongs under a heading.
export const card = (page, title) =>
  page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) }).last();

export async function sign_in(page, url, login) {
  await page.goto(`${url}/#/sign-in`);
  await page.getByLabel(w('sign_in.login')).fill(login);
  await page.getByLabel(w('sign_in.password')).fill(password);
  await page.getByRole('radio', { name: w('phone.mine') }).check();
  await button(page, 'sign_in.go').click();
  await page.waitForURL(/#\/today/);
}

export async function join_link(page, url) {
  await page.goto(`${url}/#/group`);
  // A link that was made before is still shown: a fresh page shows none.
  await page.reload();
  await button(page, 'invite.make').click();
  const link = page.locator('.link');
  await link.waitFor();
  return link.innerText();
}

export async function join(page, link, name, by) {
  await page.goto(link);
  await by.write(page.getByLabel(w('join.name')), name);
  await by.choose(page.getByRole('radio', { name: w('phone.mine') }));
  await by.press(button(page, 'join.go'));
  await page.waitForURL(/#\/today/);
}

export async function arrive(page, by) {
  await by.press(page.getByRole('link', { name: w('today.go_in') }));
  const yes_to = (key) =>
    page.getByRole('group', { name: w(key) }).getByRole('radio', { name: w('arrive.yes') });
  await by.choose(yes_to('arrive.alone'));
  await by.choose(yes_to('arrive.headphones'));
  await by.write(page.getByLabel(w('arrive.place')), 'at home');
  await by.press(button(page, 'arrive.go'));
  await page.getByRole('heading', { name: w('arrive.wait_title') }).waitFor();
}

// The facilitator's one button, whatever it says now. Undo is not pressed by mistake.
export const primary = (page) => page.locator('.foot .primary button');

export async function next(page) {
  const before = await primary(page).innerText();
  await primary(page).click();
  await page.waitForFunction(
    (said) => document.querySelector('.foot .primary button')?.innerText !== said,
    before,
  );
}

// The end of a session cannot be taken back, so that it is asked about.
export async function end_now(page) {
  await primary(page).click();
  await page.getByRole('dialog').getByRole('button', { name: w('next.end_session') }).click();
}

// Presses on until the button says something that fits.
export async function next_until(page, pattern) {
  for (let presses = 0; presses < 40; ++presses) {
    if (pattern.test(await primary(page).innerText())) return;
    await next(page);
  }
  assert.fail(`the one button never said ${pattern}`);
}
