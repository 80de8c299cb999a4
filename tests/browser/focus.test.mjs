// SPDX-License-Identifier: Apache-2.0
// A focus turn: a talk taken apart by three people, one of them on a phone by keyboard alone; a
// scene that nobody leaves in a role; and the week that remembers it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, phone } from './support/browser.mjs';
import { a_group_of, begin_session, part } from './support/group.mjs';
import { button, keyboard, pointer } from './support/people.mjs';
import { w } from './support/words.mjs';

let group, clinic, dana, amina, luis;

before(async () => {
  group = await a_group_of({ Amina: desk, Luis: phone });
  ({ clinic, dana, amina, luis } = group);
});

after(() => part(group));

const sheet_of = (page, name) =>
  page.getByRole('region', { name: name ? w('sheet.of', { name }) : w('sheet.mine'), exact: true });
// A short word on the button, and for those who hear it what it is about.
const about = (page, key, what) =>
  page.getByRole('button', { name: new RegExp(`^${w(key)}\\s*: ${what.replace(/[.?]/g, '.')}$`) });
const line = (page, box) =>
  page.getByLabel(w('sheet.new_line', { box: w(`sheet.box.${box}`) }), { exact: true });
const add = (page, box) => about(page, 'sheet.add', w(`sheet.box.${box}`));
const is_there = (page, text) => page.getByText(text).first().waitFor();

test('three people meet, and Amina gets the focus', async () => {
  await begin_session(group, [amina, pointer], [luis, keyboard]);
  await about(dana, 'owed.give', 'Amina').click();
  await is_there(amina, w('focus.yours'));
  await is_there(luis, w('focus.of', { name: 'Amina' }));
});

test('a peer says that they know it too, and only the two and the facilitator see it', async () => {
  await keyboard.press(about(luis, 'focus.me_too', 'Amina'));
  for (const page of [amina, dana]) await is_there(page, w('focus.knows_it', { name: 'Luis' }));
  await accessible(luis, 'a focus, on a phone');
});

test('a talk is taken apart by everybody in the room', async () => {
  const fold = dana.locator('details', { hasText: w('sheet.together') }).last();
  await fold.locator('summary').first().click();
  await fold.getByRole('radio', { name: 'Amina' }).check();
  await fold.getByLabel(w('sheet.about')).fill('The talk on Sunday');
  await fold.getByRole('button', { name: w('sheet.open'), exact: true }).click();
  await sheet_of(amina).waitFor();
  await sheet_of(luis, 'Amina').waitFor();

  await line(amina, 'said').fill('I said: You never ask.');
  await add(amina, 'said').click();
  await keyboard.write(line(luis, 'heard'), 'Maybe she heard a reproach.');
  await keyboard.press(add(luis, 'heard'));
  await line(dana, 'could_say').fill('Could you ask me on Sunday?');
  await add(dana, 'could_say').click();
  for (const page of [dana, amina, luis]) {
    await is_there(page, 'I said: You never ask.');
    await is_there(page, 'Maybe she heard a reproach.');
    await is_there(page, 'Could you ask me on Sunday?');
  }
  for (const [page, name] of [
    [amina, 'a sheet, for its owner'],
    [luis, 'a sheet, on a phone'],
    [dana, 'a sheet, for a facilitator'],
  ]) {
    await accessible(page, name);
  }
});

test('its owner decides which lines stay, and keeps the sheet', async () => {
  await about(amina, 'sheet.strike', 'Maybe she heard a reproach.').click();
  await is_there(amina, w('sheet.struck'));
  await luis.getByText('Maybe she heard a reproach.').waitFor({ state: 'detached' });
  await button(amina, 'sheet.close').click();
  await sheet_of(luis, 'Amina').waitFor({ state: 'detached' });
  await amina.goto(`${clinic.url}/#/sheets`);
  await is_there(amina, 'I said: You never ask.');
  await accessible(amina, 'sheets from the sessions');
  await luis.goto(`${clinic.url}/#/sheets`);
  await is_there(luis, w('sheets.none'));
  for (const page of [amina, luis]) await page.goto(`${clinic.url}/#/group`);
});

test('nobody leaves a scene as somebody else', async () => {
  const fold = amina.locator('details', { hasText: w('sheet.together') }).last();
  await fold.locator('summary').first().click();
  await fold.getByRole('radio', { name: w('sheet.kind.role_play') }).check();
  await fold.getByRole('button', { name: w('sheet.open'), exact: true }).click();
  await amina.getByLabel(w('play.scene'), { exact: true }).fill('At the door, on Sunday.');
  await button(amina, 'play.set_scene').click();
  await keyboard.write(luis.getByLabel(w('play.as'), { exact: true }), 'her sister');
  await keyboard.press(button(luis, 'play.take'));
  await is_there(amina, 'Luis as her sister');
  await accessible(luis, 'parts of a scene');
  await button(amina, 'play.start').click();
  await is_there(luis, w('play.goes_on'));
  await button(amina, 'play.stop').click();
  await button(dana, 'sheet.close').click();
  await is_there(dana, w('refusal.still_in_role'));
  await accessible(luis, 'out of the role');
  await keyboard.press(button(luis, 'play.step_out', { name: 'Luis' }));
  await line(luis, 'worked').waitFor();
  await button(dana, 'sheet.close').click();
  await sheet_of(amina).waitFor({ state: 'detached' });
});

test('what somebody takes home is theirs', async () => {
  const fold = luis.locator('details', { hasText: w('take.title') }).last();
  await keyboard.press(fold.locator('summary').first());
  await keyboard.write(fold.getByLabel(w('take.words')), 'I am not the only one.');
  await keyboard.press(fold.getByRole('button', { name: w('member.save'), exact: true }));
  await fold.getByText(w('saved.saved'), { exact: true }).first().waitFor();
  for (const page of [dana, amina]) {
    assert.ok(!(await page.locator('body').innerText()).includes('I am not the only one.'));
  }
});

test('the week remembers the sheets, for its owner and the facilitator', async () => {
  await amina.goto(`${clinic.url}/#/weeks`);
  await is_there(amina, 'The talk on Sunday');
  await accessible(amina, 'my weeks');
  await dana.goto(`${clinic.url}/#/goals`);
  no_complaints(dana, amina, luis);
});
