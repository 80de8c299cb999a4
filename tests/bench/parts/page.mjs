// SPDX-License-Identifier: Apache-2.0
// S11: a member's page in a real browser, in the room while a session runs: what it loads, what a
// quiet minute costs, and how long a changed entity keeps a slow phone busy until it is painted.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { in_front, rest, root } from './machine.mjs';
import { median } from './numbers.mjs';
import { people_of, serve } from './octet.mjs';
import { open_relay } from './relay.mjs';
import { all_visit } from './visits.mjs';

const web = join(root, 'clients/web/dist');
const slower = 4;
const changes = 32;

// As the client's own gate counts it: scripts that a member can reach, compressed.
function first_load_kb() {
  const gate = join(root, 'clients/web/scripts/size.mjs');
  const said = spawnSync('node', [gate], { encoding: 'utf8' }).stdout;
  return Number(/member scripts: ([\d.]+) kB/.exec(said)[1]);
}

// In the page, before all that is the page's own: the ms from each patch to its painted frame.
function watch_patches() {
  window.patches = { came: 0, painted_ms: [] };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: came }) => window.patches.painted_ms.push(performance.now() - came);
  const of_the_page = window.WebSocket;
  window.WebSocket = class extends of_the_page {
    constructor(...words) {
      super(...words);
      this.addEventListener('message', ({ data }) => {
        const patches = String(data).split('"patch":').length - 1;
        if (patches === 0) return;
        window.patches.came += patches;
        const came = performance.now();
        requestAnimationFrame(() => port2.postMessage(came));
      });
    }
  };
}

async function open_room(browser, screen, url, person) {
  const context = await browser.newContext(screen);
  const [name, value] = person.cookie.split('=');
  // A cookie for this host alone is secure; on this machine a browser sends it over HTTP too.
  const home = url.replace('http:', 'https:');
  await context.addCookies([{ name, value, url: home, secure: true, httpOnly: true }]);
  const page = await context.newPage();
  await page.addInitScript(watch_patches);
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  // Time at work, not on the clock: what else the machine does is not the page's.
  await tools.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await tools.send('Performance.enable');
  const scripts = scripts_of(tools);
  await page.goto(`${url}/#/group`);
  await page.locator('h1').waitFor({ timeout: 60_000 });
  await in_front_of_all(browser);
  return { page, tools, scripts };
}

async function in_front_of_all(browser) {
  const tools = await browser.newBrowserCDPSession();
  const { processInfo } = await tools.send('SystemInfo.getProcessInfo');
  for (const { id } of processInfo) in_front(id);
}

// Bytes of the scripts that the browser really fetched, as they came.
function scripts_of(tools) {
  const found = { bytes: 0 };
  const ids = new Set();
  tools.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && ids.add(requestId));
  tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ids.has(requestId)) found.bytes += encodedDataLength;
  });
  return found;
}

async function busy_ms(tools) {
  const { metrics } = await tools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

// How long the page's thread was at work, each second, and over all.
async function busy_while(tools, work) {
  const [before, began] = [await busy_ms(tools), performance.now()];
  await work();
  const ms = (await busy_ms(tools)) - before;
  return { ms, seconds: (performance.now() - began) / 1000 };
}

async function quiet_minute(relay, seconds) {
  await rest(6000); // until who has come is noted
  const before = relay.bytes;
  await rest(seconds * 1000);
  return ((relay.bytes - before) * 60) / seconds;
}

// One after the other gives themselves another name, which everybody's screen shows.
async function rename(visitors) {
  for (let n = 0; n < changes; ++n) {
    const { why } = await visitors[n % visitors.length].does('rename_me', { name: `Name ${n}` });
    if (why) throw new Error(`a name was refused: ${why.code}`);
    await rest(250);
  }
}

async function paint({ page, tools }, visitors) {
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const quiet = await busy_while(tools, () => rest(10_000));
  await page.evaluate(() => (window.patches = { came: 0, painted_ms: [] }));
  const busy = await busy_while(tools, () => rename(visitors));
  const { came, painted_ms } = await page.evaluate(() => window.patches);
  if (came < changes) throw new Error(`${came} of ${changes} patches came to the page`);
  const work_ms = busy.ms - (quiet.ms / quiet.seconds) * busy.seconds;
  return {
    patches: came,
    painted_ms: Math.max(0, work_ms) / came,
    until_painted_ms: median(painted_ms),
  };
}

// The other eight are there first: a session without its facilitators is held after a while.
export async function page(clinic, plan) {
  const { open_browser, phone } = await import('../../browser/support/browser.mjs');
  const relay = await open_relay();
  const server = await serve(clinic, { web, more: ['--allow-origin', relay.url] });
  relay.to = server.port;
  let browser;
  try {
    const [mine, ...others] = people_of(clinic).reverse();
    const visitors = await all_visit(server, others);
    browser = await open_browser();
    const room = await open_room(browser, phone, relay.url, mine);
    return {
      first_load_kb: first_load_kb(),
      idle_bytes_a_minute: await quiet_minute(relay, plan.quiet_seconds),
      fetched_script_kb: room.scripts.bytes / 1000,
      ...(await paint(room, visitors)),
    };
  } finally {
    await browser?.close();
    await server.stop();
    relay.close();
  }
}
