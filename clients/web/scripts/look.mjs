// SPDX-License-Identifier: Apache-2.0
// Takes a picture of every screen, small and wide, light and dark, and lets axe look at each.
// Usage: npm run look [-- part of a screen's name]. Pictures go to .look/.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'vite';
import { open_browser } from './browser.mjs';
import { fault, serve } from './fake_server.mjs';

const wanted = process.argv[2] ?? '';
const out = new URL('../.look/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(out, { recursive: true });

const qr = (() => {
  let cells = '';
  for (let at = 0; at < 625; at++) {
    if ((at * 7919) % 11 < 5) cells += `<path d="M${at % 25} ${(at / 25) | 0}h1v1h-1z"/>`;
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25">${cells}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
})();

const me = { groups: [], has_passphrase: false, clinic: 'Maple clinic', demo: false };
const nobody = { 'GET /api/me': [200, me] };
const mira = {
  ...me,
  person: 'p1',
  name: 'Mira',
  kind: 'member',
  login_name: 'mira-7k2',
  groups: [{ room: 'g1', name: 'Thursday group', role: 'member' }],
};
const invited = { group: 'Thursday group', clinic: 'Maple clinic', expires_at: 0 };
const members = ['Amina', 'Luis', 'Rosa', 'Samuel', 'Jo', 'Mira', 'Takumi', 'Eduarda'];
const doors = {
  room: 'g1',
  doors: [
    { id: 'f', name: 'Ines', role: 'facilitator', label: '' },
    ...members.map((name) => ({ id: name, name, role: 'member', label: '' })),
  ],
  join_link: '#/join/abc',
  join_qr: qr,
};
const logins = [
  { id: 'l1', since: Date.UTC(2026, 10, 2), only_mine: true, this_one: true },
  { id: 'l2', since: Date.UTC(2026, 9, 20), only_mine: true, this_one: false },
];

// name, address, what the server answers, what a person does first
const screens = [
  ['help', '#/help', nobody],
  ['join', '#/join/abc', { ...nobody, 'POST /api/join/look': [200, invited] }],
  [
    'join-faults',
    '#/join/abc',
    { ...nobody, 'POST /api/join/look': [200, invited] },
    (page) => page.getByRole('button', { name: 'Join the group' }).click(),
  ],
  [
    'join-bad',
    '#/join/abc',
    { ...nobody, 'POST /api/join/look': [410, fault('link_used', 'This link was used.')] },
  ],
  ['sign-in', '#/sign-in', nobody],
  ['signed-out', '#/signed-out', nobody],
  ['doors', '#/doors', { ...nobody, 'GET /api/demo': [200, doors] }],
  ['not-found', '#/nowhere', nobody],
  ['settings', '#/settings', { 'GET /api/me': [200, mira], 'GET /api/logins': [200, { logins }] }],
];

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

async function look(name, url, act) {
  for (const scheme of ['light', 'dark']) {
    for (const [size, viewport] of sizes) {
      if (size === 'narrow' && scheme === 'dark') continue;
      const context = await browser.newContext({
        viewport,
        colorScheme: scheme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        serviceWorkers: 'block',
        bypassCSP: false,
      });
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
      await act?.(page);
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

for (const [name, address, answers, act] of screens) {
  if (!name.includes(wanted)) continue;
  const server = await serve(answers);
  await look(name, `${server.url}/${address}`, act);
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
