// SPDX-License-Identifier: Apache-2.0
// Takes a picture of every screen, small and wide, light and dark, and lets axe look at each.
// Usage: npm run look [-- part of a screen's name, a size, a scheme, a language]. Pictures go to
// .look/. What somebody presses first has English names: it is left out in other languages.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'vite';
import { open_browser } from './browser.mjs';
import { open_room } from './fake_room.mjs';
import { serve } from './fake_server.mjs';
import { group_screens, screens } from './screens.mjs';

const [wanted = '', only_size, only_scheme, locale = 'en-GB'] = process.argv.slice(2);
const out = new URL('../.look/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(out, { recursive: true });

const sizes = [
  ['phone', { width: 390, height: 844 }],
  ['wide', { width: 1360, height: 860 }],
  ['narrow', { width: 320, height: 568 }],
];

let faults = 0;
const complain = (text) => {
  faults++;
  console.error(text);
};

const browser = await open_browser();

async function look(name, url, act, given) {
  for (const scheme of ['light', 'dark']) {
    for (const [size, viewport] of sizes) {
      if (size === 'narrow' && scheme === 'dark') continue;
      if (size !== (only_size || size) || scheme !== (only_scheme || scheme)) continue;
      const context = await browser.newContext({
        viewport,
        colorScheme: scheme,
        reducedMotion: 'reduce',
        locale,
        timezoneId: 'Europe/London',
        serviceWorkers: 'block',
        bypassCSP: false,
      });
      if (given) await open_room(context, given);
      const page = await context.newPage();
      const where = `${name} ${size} ${scheme}`;
      page.on('pageerror', (error) => complain(`${where}: ${error.message}`));
      page.on('console', (message) => {
        const expected = /status of 4\d\d/.test(message.text());
        if (message.type() === 'error' && !expected) complain(`${where}: ${message.text()}`);
      });
      await page.goto(url);
      await page.locator('h1').waitFor();
      await page.waitForTimeout(250);
      if (locale.startsWith('en')) await act?.(page);
      await check(page, where);
      await page.screenshot({
        animations: 'disabled',
        path: `${out}${name}-${size}-${scheme}.png`,
        fullPage: true,
      });
      await context.close();
    }
  }
}

async function check(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  for (const { id, nodes } of violations) {
    complain(`${where}: axe ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) complain(`${where}: ${over} px too wide`);
}

for (const [name, address, answers, act, given] of [...screens, ...(await group_screens())]) {
  if (!name.includes(wanted)) continue;
  const server = await serve(answers);
  await look(name, `${server.url}/${address}`, act, given);
  server.stop();
}

if ('gallery'.includes(wanted)) {
  const vite = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
  await vite.listen();
  await look('gallery', `${vite.resolvedUrls.local[0]}gallery.html`, (page) =>
    page.waitForTimeout(2_000),
  );
  await vite.close();
}

await browser.close();
console.log(faults ? `${faults} faults` : 'no faults');
process.exit(faults ? 1 : 0);
