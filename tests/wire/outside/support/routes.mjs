// SPDX-License-Identifier: Apache-2.0
// Every route that the server's source registers, so that a new one is tried by itself.
import { readFileSync, readdirSync } from 'node:fs';
import { join as path_of } from 'node:path';

export function routes(parts = ['api', 'net']) {
  const folder = new URL('../../../../server/', import.meta.url).pathname;
  const files = parts.flatMap((part) =>
    readdirSync(path_of(folder, part)).map((name) => path_of(folder, part, name)),
  );
  const source = files
    .filter((name) => name.endsWith('.cpp'))
    .map((name) => readFileSync(name, 'utf8'));
  const found = source
    .join('\n')
    .matchAll(/\.(get|post|add|add_plain)\((?:"(GET|POST)",\s*)?"(\/[^"]*)"/g);
  return [...found].map(([, verb, method, path]) => ({
    method: method ?? verb.toUpperCase(),
    path,
  }));
}
