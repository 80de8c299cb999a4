// SPDX-License-Identifier: Apache-2.0
// Who may ask the desk for what: every route, by everybody, against the table that people have read
// (tests/golden/who-may-ask-what.csv). tests/golden/update writes it anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { asked } from './support/desk_questions.mjs';
import { people_of } from './support/desk_people.mjs';
import { routes } from './support/routes.mjs';
import { serve } from './support/served.mjs';

const file = new URL('../../golden/who-may-ask-what.csv', import.meta.url).pathname;

let clinic, desk;

before(async () => {
  clinic = await serve();
  desk = await people_of(clinic);
});
after(() => clinic?.close());

const cell = (text) => (/[,"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line_of = (cells) => cells.map(cell).join(',');

async function the_table() {
  const lines = [line_of(['route', 'about', ...Object.keys(desk.people)])];
  for (const { method, path, about = '', ask } of asked) {
    const answers = [];
    for (const person of Object.values(desk.people)) answers.push(await ask(desk, person));
    lines.push(line_of([`${method} ${path}`, about, ...answers]));
  }
  return lines;
}

test('every route has a line in the table', () => {
  const known = new Set(asked.map(({ method, path }) => `${method} ${path}`));
  const all = routes(['api', 'net', 'demo']).map(({ method, path }) => `${method} ${path}`);
  assert.ok(all.length >= 20, `the routes were found: ${all.length}`);
  assert.deepEqual(
    all.filter((route) => !known.has(route)),
    [],
    'write what is asked in support/desk_questions.mjs',
  );
});

test('everybody is answered as the table says', async () => {
  const now = await the_table();
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, now.map((line) => `${line}\n`).join(''));
  const said = readFileSync(file, 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    now,
    said,
    'If the change is meant, run tests/golden/update and read each line of the diff.',
  );
});
