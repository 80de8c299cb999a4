// SPDX-License-Identifier: Apache-2.0
// The web client's own room: its connection, outbox and document, as they are built for browsers,
// run here on sockets of `ws`.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const web = new URL('../../../../clients/web/', import.meta.url);
const of_the_client = createRequire(new URL('package.json', web));

// Whose page opens a socket shows in its address: pages have cookies, sockets of `ws` have none.
const pages = new Map();

function as_in_a_browser() {
  const { WebSocket } = of_the_client('ws');
  globalThis.WebSocket = class extends WebSocket {
    constructor(url, subprotocol) {
      const { cookie, origin } = pages.get(new URL(url).host);
      super(url, subprotocol, { origin, headers: { cookie } });
      this.on('error', () => {}); // a browser only tells of the close that follows
    }
  };
  const quiet = { addEventListener() {}, removeEventListener() {} };
  globalThis.document ??= { ...quiet, visibilityState: 'visible' };
  globalThis.window ??= quiet;
}

export async function room_client_class() {
  as_in_a_browser();
  const { build } = await import(of_the_client.resolve('vite'));
  const folder = mkdtempSync(join(tmpdir(), 'octet-client-'));
  const entry = new URL('src/wire/room_client.ts', web).pathname;
  const lib = { entry, formats: ['es'], fileName: 'room_client' };
  const chosen = { outDir: folder, emptyOutDir: false, copyPublicDir: false, lib };
  await build({ configFile: false, root: folder, logLevel: 'warn', build: chosen });
  const { RoomClient } = await import(join(folder, readdirSync(folder)[0]));
  rmSync(folder, { recursive: true });
  return RoomClient;
}

class MemoryKeep {
  kept = new Map();
  get = (key) => this.kept.get(key);
  set = (key, value) => void this.kept.set(key, value);
  remove = (key) => void this.kept.delete(key);
  keys = (start) => [...this.kept.keys()].filter((key) => key.startsWith(start)).sort();
}

// A page in a room, behind a line of its own. `states`: how its connection fared.
export function open_page(RoomClient, clinic, line, room, cookie) {
  pages.set(`127.0.0.1:${line.port}`, { cookie, origin: clinic.url });
  const page = { doc: {}, states: [] };
  const watcher = {
    connection: (state) => page.states.push(state.is),
    you: () => {},
    waiting: () => {},
    live: () => {},
    refused_late: () => {},
  };
  const url = `ws://127.0.0.1:${line.port}/ws/${room}`;
  const place = {
    url,
    owner: cookie,
    keep: new MemoryKeep(),
    doc: page.doc,
    signed_in: async () => true,
  };
  page.client = new RoomClient(place, watcher);
  page.client.enter();
  return page;
}
