// SPDX-License-Identifier: Apache-2.0
// Checklist J3: what people write, and what they call themselves, is shown as the text that it is,
// in a real browser: nothing of it runs, opens a box, or makes the page complain.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Visitor, group_of, invite } from '../wire/outside/support/people.mjs';
import { desk, no_complaints, open_browser, person } from './support/browser.mjs';
import { join, pointer } from './support/people.mjs';
import { Clinic } from './support/server.mjs';

const payloads = [
  '<script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 1">',
  '"><svg onload=window.ran=1>',
  '<iframe srcdoc="<script>parent.ran=1</script>">',
  '<a href="javascript:window.ran=1">a link</a>',
  '{{constructor.constructor("window.ran=1")()}}',
  '${window.ran=1}',
  '</textarea></title><body onload=window.ran=1>',
  '<style>*{display:none}</style>',
  '&lt;b&gt;bold&lt;/b&gt; &amp;quot;',
];
const names = ['<b onclick=ran=1>Eve</b>', '"><img src=x onerror=ran=1>', "';alert(1);//"];

let clinic, browser, page, group;
const dialogs = [];

before(async () => {
  clinic = await Clinic.open();
  browser = await open_browser();
  group = await group_of(clinic, ...names);
  for (const [at, name] of names.entries()) {
    const visitor = await Visitor.enter(clinic, group.room, group[name]);
    for (const what of payloads.filter((_, n) => n % names.length === at)) {
      const words = { what, with_whom: what.slice(0, 80), obstacle: what, plan_b: what };
      assert.ok((await visitor.does('commit', { words, sharing: 'group' })).ok);
    }
    assert.ok((await visitor.does('set_goal', { text: payloads[at], sharing: 'group' })).ok);
    assert.ok((await visitor.does('write_line', { kind: 'words', words: payloads[at + 3] })).ok);
    visitor.leave();
  }
  page = await person(browser, desk);
  page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
});

after(async () => {
  await browser?.close();
  await clinic?.close();
});

test('J3: words that look like a page are shown as words', async () => {
  const token = await invite(clinic, group.dana, group.room);
  await join(page, `${clinic.url}/#/join/${token}`, '<u onfocus=ran=1>Mallory</u>', pointer);
  for (const hash of ['#/group', '#/goals', '#/today', '#/settings']) {
    await page.goto(`${clinic.url}/${hash}`);
    await page.locator('main').first().waitFor();
    if (hash === '#/group') await page.getByText(payloads[0]).first().waitFor();
    const { ran, violations, scripts } = await page.evaluate(() => ({
      ran: window.ran,
      violations: window.violations,
      scripts: [...document.scripts].filter((one) => !one.src).length,
    }));
    assert.equal(ran, undefined, hash);
    assert.deepEqual(violations, [], hash);
    assert.equal(scripts, 0, 'no script of its own stands in the page');
  }
  assert.deepEqual(dialogs, []);
  no_complaints(page);
});

test('J3: had they been taken for a page, it would have been seen', async () => {
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), payloads[1]);
  await page.waitForFunction(() => window.violations.length > 0);
  assert.equal(await page.evaluate(() => window.ran), undefined, 'and still nothing ran');
});
