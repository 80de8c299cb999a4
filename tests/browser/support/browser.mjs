// SPDX-License-Identifier: Apache-2.0
// People in browsers: Debian's Chromium, one context for each person.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const client = createRequire(new URL('../../../clients/web/package.json', import.meta.url));
const { chromium } = client('playwright-core');
const axe_source = readFileSync(client.resolve('axe-core/axe.min.js'), 'utf8');

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const desk = { viewport: { width: 1360, height: 860 } };

export async function open_browser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: switches });
}

// A person of their own: own cookies, own storage. What their page complains of ends the test.
export async function person(browser, screen) {
  const context = await browser.newContext({ ...screen, locale: 'en-GB', timezoneId: 'Europe/Zurich' });
  const page = await context.newPage();
  page.setDefaultTimeout(Number(process.env.PATIENCE_MS ?? 20_000));
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/net::ERR|WebSocket|status of 5|status of 4/.test(message.text())) {
      page.complaints.push(message.text());
    }
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') {
      page.complaints.push(`a request left for ${hostname}`);
    }
  });
  return page;
}

export function no_complaints(...pages) {
  for (const page of pages) assert.deepEqual(page.complaints, []);
}

// axe over what is on the screen now, at WCAG 2.2 AA.
export async function accessible(page, name) {
  await page.evaluate(axe_source);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  assert.deepEqual(violations, [], `axe on ${name}`);
}
