// SPDX-License-Identifier: Apache-2.0
// What only a real browser can show: help without a server, leaving at once, where the focus goes,
// and that every word comes from the catalogue.
import assert from 'node:assert/strict';
import { open_browser } from './browser.mjs';
import { serve } from './fake_server.mjs';

const me = { groups: [], has_passphrase: false, clinic: 'Maple clinic', demo: false };
const nobody = { 'GET /api/me': [200, me] };
const invited = {
  group: 'Thursday group',
  clinic: 'Maple clinic',
  role: 'member',
  expires_at: 0,
};
const browser = await open_browser();

async function test(what, answers, run, options = {}) {
  const server = await serve(answers);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  try {
    await run(page, server);
    console.log(`ok: ${what}`);
  } catch (fault) {
    console.error(`FAILED: ${what}\n${fault.message}`);
    process.exitCode = 1;
  }
  await context.close();
  server.stop();
}

await test('help opens with the server down', nobody, async (page, server) => {
  await page.goto(`${server.url}/#/sign-in`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  server.stop();
  await page.goto(`${server.url}/#/help`);
  await page.reload();
  await page.getByRole('heading', { name: 'Help now' }).waitFor();
  await page.getByRole('combobox').selectOption('GB');
  assert.equal(await page.getByRole('link', { name: 'Call 116 123' }).count(), 1);
});

await test(
  'help opens in Spanish with the server down, where the browser speaks it',
  nobody,
  async (page, server) => {
    await page.goto(`${server.url}/#/sign-in`);
    await page.getByRole('heading', { name: 'Entrar' }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    server.stop();
    await page.goto(`${server.url}/#/help`);
    await page.reload();
    await page.getByRole('heading', { name: 'Ayuda ya' }).waitFor();
    assert.equal(await page.title(), 'Notas');
  },
  { locale: 'es-MX' },
);

await test('another language is one tap, without loading again', nobody, async (page, server) => {
  await page.goto(`${server.url}/#/sign-in`);
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill('jo-7k2');
  await page.getByRole('radio', { name: 'Español' }).check();
  await page.getByRole('heading', { name: 'Entrar' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Nombre' }).inputValue(), 'jo-7k2');
  assert.equal(await page.getAttribute('html', 'lang'), 'es');
});

await test(
  'a page to read is found and opened by keyboard, and says nothing in the title',
  nobody,
  async (page, server) => {
    await page.goto(`${server.url}/#/help`);
    await page.getByRole('link', { name: 'Something to read' }).press('Enter');
    await page.getByRole('heading', { name: 'Something to read' }).waitFor();
    await page.keyboard.press('Tab');
    assert.ok(await page.getByRole('radio', { name: 'Anything' }).isChecked());
    await page.keyboard.press('Tab');
    await page.keyboard.type('afraid of somebody');
    await page.getByRole('status').filter({ hasText: '1 page' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A quarrel that goes on' }).waitFor();
    const at = await page.evaluate(() => document.activeElement.textContent);
    assert.equal(at, 'A quarrel that goes on');
    assert.equal(await page.title(), 'Notes');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('navigation').isVisible(), false);
  },
);

await test(
  'leaving blanks the page, keeps nothing and signs out',
  { ...nobody, 'POST /api/sign-out': [200, {}] },
  async (page, server) => {
    const asked = [];
    page.on('request', (request) =>
      asked.push(`${request.method()} ${new URL(request.url()).pathname}`),
    );
    await page.goto(`${server.url}/#/help`);
    await page.getByRole('combobox').selectOption('IN');
    assert.equal(await page.evaluate(() => sessionStorage.length), 1);
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL('**/away.html');
    const kept = () => Object.keys(sessionStorage).concat(Object.keys(localStorage));
    // Says of nobody who: only that the server may not have heard it yet.
    assert.deepEqual(await page.evaluate(kept), ['octet/goodbye']);
    assert.ok(asked.includes('POST /api/sign-out'));
  },
  { serviceWorkers: 'block' },
);

await test(
  'a new screen begins at its heading, and the title says nothing',
  nobody,
  async (page, server) => {
    await page.goto(`${server.url}/#/sign-in`);
    await page.getByRole('link', { name: 'Help now' }).click();
    await page.getByRole('heading', { name: 'Help now' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Help now');
    assert.equal(await page.title(), 'Notes');
    await page.getByRole('status').filter({ hasText: 'Help now' }).waitFor({ state: 'attached' });
  },
);

await test(
  'the whole of joining by keyboard',
  { ...nobody, 'POST /api/join/look': [200, invited] },
  async (page, server) => {
    await page.goto(`${server.url}/#/join/abc`);
    await page.getByRole('button', { name: 'Join the group' }).waitFor();
    await page.keyboard.press('Tab');
    assert.equal(
      await page.evaluate(() => document.activeElement.textContent),
      'Go to the content',
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.getByRole('radio', { name: 'English' }).isChecked());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.ok(await page.getByRole('radio', { name: 'Yes, only mine' }).isChecked());
    await page.keyboard.press('ArrowRight');
    assert.ok(await page.getByRole('radio', { name: 'No, others use it' }).isChecked());
    await page.keyboard.press('Tab');
    await page.keyboard.type('Jo');
    await page.keyboard.press('Enter');
    await page.getByText('This is not here any more.').waitFor();
  },
);

for (const screen of ['help', 'sign-in', 'join/abc', 'signed-out', 'nowhere']) {
  await test(
    `every word of ${screen} comes from the catalogue`,
    { ...nobody, 'POST /api/join/look': [200, invited] },
    async (page, server) => {
      await page.addInitScript(() => sessionStorage.setItem('octet/language', 'en-XA'));
      await page.goto(`${server.url}/#/${screen}`);
      await page.locator('h1').filter({ hasText: '[' }).waitFor();
      const strays = await page.evaluate(() => {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent.trim();
          if (
            /\p{L}/u.test(text) &&
            !text.includes('[') &&
            !node.parentElement.closest('option, details, body [lang]')
          ) {
            found.push(text);
          }
        }
        return found;
      });
      assert.deepEqual(strays, []);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px too wide with longer words`);
    },
    { viewport: { width: 320, height: 568 } },
  );
}

await browser.close();
