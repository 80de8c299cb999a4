#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Takes the README's pictures from the running demo.
//   node tests/browser/pictures.mjs        after deploy/build
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { desk, open_browser, person, phone } from './support/browser.mjs';

const octet = process.env.OCTET ?? new URL('../../build/release/bin/octet', import.meta.url).pathname;
const to = new URL('../../docs/pictures/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'octet-pictures-'));

const demo = spawn(octet, ['demo', '--json', '--port', '0', '--data', join(folder, 'demo')], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const lines = createInterface({ input: demo.stdout });
const { url } = JSON.parse(await new Promise((ready) => lines.once('line', ready)));
const browser = await open_browser();

async function enter(door, screen) {
  const page = await person(browser, { ...screen, deviceScaleFactor: screen === phone ? 2 : 1 });
  await page.goto(`${url}/#/doors`);
  await page.getByRole('button', { name: new RegExp(`${door}$`) }).click();
  await page.waitForURL(/#\/(today|group)/);
  return page;
}

async function take(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(to, `${name}.png`) });
}

try {
  mkdirSync(to, { recursive: true });
  const dana = await enter('Dana', desk);
  const amina = await enter('Amina', phone);
  await amina.goto(`${url}/#/today`);
  await amina.getByRole('heading', { level: 1 }).waitFor();
  await take(amina, 'member-today-phone');
  await amina.goto(`${url}/#/group`);
  await amina.locator('.ring').waitFor();
  await dana.goto(`${url}/#/group`);
  await dana.locator('.ring').waitFor();
  // Until somebody speaks: the demo starts in the middle of a round.
  await dana.locator('.seat.speaking').waitFor({ timeout: 60_000 });
  await take(amina, 'member-room-phone');
  await take(dana, 'facilitator-room');
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  await new Promise((gone) => demo.once('exit', gone));
  rmSync(folder, { recursive: true, force: true });
}
