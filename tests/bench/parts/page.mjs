// SPDX-License-Identifier: Apache-2.0
// S11: a member's page in a real browser, in the room while a session runs: what it loads, what a
// quiet minute costs, and how long a changed entity keeps a slow phone busy until it is painted.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { load } from './load.mjs';
import { rest, root } from './machine.mjs';
import { people_of, serve } from './octet.mjs';

const web = join(root, 'clients/web/dist');
const slower = 4;

// As the client's own gate counts it: scripts that a member can reach, compressed.
function first_load_kb() {
  const said = execFileSync('node', [join(root, 'clients/web/scripts/size.mjs')], { encoding: 'utf8' });
  return Number(/member scripts: ([\d.]+) kB/.exec(said)[1]);
}

async function open_room(server, person) {
  const { open_browser, phone } = await import('../../browser/support/browser.mjs');
  const browser = await open_browser();
  const context = await browser.newContext(phone);
  const [name, value] = person.cookie.split('=');
  // A cookie for this host alone is secure; on this machine a browser sends it over HTTP too.
  const url = server.url.replace('http:', 'https:');
  await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Performance.enable');
  await page.goto(`${server.url}/group`);
  await page.locator('h1').waitFor({ timeout: 60_000 });
  return { browser, page, tools };
}

// Payloads of both directions and their frames' headers.
async function bytes_in(tools, seconds) {
  let bytes = 0;
  const count = (header) => (event) => (bytes += event.response.payloadData.length + header);
  const heard = count(4);
  const said = count(6);
  tools.on('Network.webSocketFrameReceived', heard);
  tools.on('Network.webSocketFrameSent', said);
  await rest(seconds * 1000);
  tools.off('Network.webSocketFrameReceived', heard);
  tools.off('Network.webSocketFrameSent', said);
  return bytes;
}

async function busy_ms(tools) {
  const { metrics } = await tools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

async function busy_while(tools, work) {
  const before = await busy_ms(tools);
  const result = await work();
  return { ms: (await busy_ms(tools)) - before, result };
}

export async function page(clinic, plan) {
  const server = await serve(clinic, { web });
  const room = await open_room(server, people_of(clinic)[3]);
  try {
    await rest(6000); // until who has come is noted
    const bytes = await bytes_in(room.tools, plan.quiet_seconds);
    await room.tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const quiet = await busy_while(room.tools, () => rest(10_000));
    let patches = 0;
    room.tools.on('Network.webSocketFrameReceived', ({ response }) => {
      patches += response.payloadData.split('\n').filter((line) => line.startsWith('{"n":')).length;
    });
    const words = ['--mode', 'rate', '--rate', '4', '--warm', '1', '--seconds', '8'];
    const busy = await busy_while(room.tools, async () => {
      await load(server, clinic, words);
    });
    return {
      first_load_kb: first_load_kb(),
      idle_bytes_a_minute: (bytes * 60) / plan.quiet_seconds,
      painted_ms: Math.max(0, busy.ms - quiet.ms) / patches,
      patches,
    };
  } finally {
    await room.browser.close();
    await server.stop();
  }
}
