// SPDX-License-Identifier: Apache-2.0
// The room server on Node that Octet is compared with, installed into the build folder.
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { built, folder, must, rest, root, start } from './machine.mjs';

const home = join(built, 'node_room');

// better-sqlite3 is built from its source, against the headers of the Node that runs this.
export function install() {
  mkdirSync(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'server.mjs']) {
    cpSync(join(root, 'tests/bench/node_room', file), join(home, file));
  }
  if (existsSync(join(home, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))) return;
  must('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: home });
  const gyp = join(must('npm', ['root', '-g']).trim(), 'npm/node_modules/node-gyp/bin/node-gyp.js');
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include/node/node.h')) ? [`--nodedir=${prefix}`] : [];
  const sqlite = join(home, 'node_modules/better-sqlite3');
  must(process.execPath, [gyp, 'rebuild', '--release', ...headers], { cwd: sqlite });
}

export async function serve_node(how) {
  const data = mkdtempSync(join(folder, `node-${how}-`));
  let port = 0;
  const server = start(0, process.execPath, [join(home, 'server.mjs'), how, data], (line) => {
    if (line.startsWith('{"port"')) port = JSON.parse(line).port;
    else console.error(line);
  });
  for (let tries = 0; tries < 500 && !port; ++tries) await rest(20);
  if (!port) throw new Error('the Node room server did not start');
  return { ...server, port };
}
