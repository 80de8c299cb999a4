// SPDX-License-Identifier: Apache-2.0
// After the build: the service worker with the list of what it keeps, and compressed siblings.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { apart, staff } from './parts.mjs';

const dist = new URL('../dist/', import.meta.url);
const read = (path) => readFileSync(new URL(path, dist));
const files = () =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      `${entry.parentPath}/${entry.name}`.slice(dist.pathname.length).replace(/^\//, ''),
    )
    .filter((path) => !/^\.vite|\.(br|gz)$/.test(path))
    .sort();

// What a facilitator alone opens is not kept on every member's phone. A language, a part that opens
// later and the pages to read are kept by whoever asks for them.
const manifest = JSON.parse(read('.vite/manifest.json'));
const not_at_once = Object.entries(manifest).flatMap(([source, { file, css = [] }]) => {
  const found = apart(source);
  return found ? [file, ...css].map((name) => ({ ...found, name })) : [];
});
const asked_for = not_at_once
  .filter(({ kind, part }) => kind === 'words' || part !== staff)
  .map(({ kind, part, language, name }) => ({
    // The words of every screen in a language that the browser speaks are kept at once.
    language: kind === 'words' && !part ? language : undefined,
    path: `/${name}`,
  }));
const later = new Set(not_at_once.map(({ name }) => name));
const kept = files().filter((path) => path !== 'sw.js' && !later.has(path));
const digest = createHash('sha256');
for (const path of kept) digest.update(path).update(read(path));

const shell = kept.map((path) => (path === 'index.html' ? '/' : `/${path}`));
const worker = readFileSync(new URL('../src/shell/sw.js', import.meta.url), 'utf8')
  .replace(/^\/\* global.*\n/m, '')
  .replaceAll('__VERSION__', JSON.stringify(digest.digest('hex').slice(0, 12)))
  .replaceAll('__SHELL__', JSON.stringify(shell))
  .replaceAll('__ASKED_FOR__', JSON.stringify(asked_for));
writeFileSync(new URL('sw.js', dist), worker);

for (const path of files().filter((name) => /\.(html|js|css|svg|json|txt)$/.test(name))) {
  const bytes = read(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  for (const [end, packed] of [
    ['br', brotliCompressSync(bytes, { params })],
    ['gz', gzipSync(bytes, { level: 9 })],
  ]) {
    const sibling = new URL(`${path}.${end}`, dist);
    if (packed.length < bytes.length) writeFileSync(sibling, packed);
    else rmSync(sibling, { force: true });
  }
}
