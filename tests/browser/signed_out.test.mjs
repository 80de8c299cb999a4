// SPDX-License-Identifier: Apache-2.0
// Checklist J8: on a shared computer, after somebody has signed out, neither Back nor what the
// browser keeps shows anything of them or of their group.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Visitor, group_of, invite } from '../wire/outside/support/people.mjs';
import { desk, no_complaints, open_browser, person } from './support/browser.mjs';
import { button, join, pointer, reads_nothing_of } from './support/people.mjs';
import { Clinic } from './support/server.mjs';

const words = 'a word that only the group may read';
let clinic, browser, page, token;

before(async () => {
  clinic = await Clinic.open();
  browser = await open_browser();
  const group = await group_of(clinic, 'Aminata');
  const visitor = await Visitor.enter(clinic, group.room, group.Aminata);
  assert.ok((await visitor.does('commit', { words: { what: words }, sharing: 'group' })).ok);
  visitor.leave();
  token = await invite(clinic, group.dana, group.room);
  page = await person(browser, desk);
});
after(async () => {
  await browser?.close();
  await clinic?.close();
});

// All that a page of ours can leave in a browser but cookies, which no script reads.
const kept_in = (page) =>
  page.evaluate(async () => {
    const all = [...Object.entries(localStorage), ...Object.entries(sessionStorage)];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        all.push([request.url, await (await cache.match(request)).text()]);
      }
    }
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return JSON.stringify([all, databases]);
  });

test('J8: Back shows nothing of who has signed out, and nothing of theirs is kept', async () => {
  await join(page, `${clinic.url}/#/join/${token}`, 'Luciana', pointer);
  for (const hash of ['#/group', '#/goals', '#/settings']) {
    await page.goto(`${clinic.url}/${hash}`);
    await page.locator('main').first().waitFor();
    if (hash === '#/group') await page.getByText(words).first().waitFor();
  }
  await button(page, 'settings.out').click();
  await page.waitForURL(/#\/signed-out/);

  const theirs = [words, 'Aminata', 'Luciana', 'Tuesday group'];
  await reads_nothing_of(page, ...theirs);
  let backs = 0;
  for (await page.goBack(); page.url().startsWith(clinic.url); await page.goBack()) {
    ++backs;
    await page.locator('main').first().waitFor();
    await reads_nothing_of(page, ...theirs);
  }
  assert.ok(backs >= 2, `there was a way back: ${backs}`);
  await page.goForward();
  await reads_nothing_of(page, ...theirs);
  const kept = await kept_in(page);
  for (const one of theirs) assert.ok(!kept.includes(one), `${one} is kept: ${kept}`);
  no_complaints(page);
});
