// SPDX-License-Identifier: Apache-2.0
// A word alone in the middle of a session: one facilitator goes aside with a member on a phone, who
// has a keyboard alone; another stays with the group, and the group learns nothing of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, phone } from './support/browser.mjs';
import { a_group_of, begin_session, part } from './support/group.mjs';
import { button, card, keyboard, pointer, reads_nothing_of } from './support/people.mjs';
import { w } from './support/words.mjs';

const of_amina = 'It was too much for me.';
const of_dana = 'I am here. Take your time.';
const alone = [of_amina, of_dana];

let group, clinic, dana, ivo, amina, luis;

before(async () => {
  group = await a_group_of({ Amina: phone, Luis: desk }, { helper: 'Ivo' });
  ({ clinic, dana, ivo, amina, luis } = group);
  await ivo.goto(`${clinic.url}/#/group`);
  await begin_session(group, [amina, keyboard], [luis, pointer]);
});

after(() => part(group));

const side_room = (page, name) => card(page, w('aside.title', { name }));
const at_its_heading = (page, name) =>
  page.locator('h2:focus', { hasText: w('aside.title', { name }) }).waitFor();
// The circle, as it is said to somebody who does not see it.
const in_the_circle = (page, name, key) =>
  page.locator('.ring li', { hasText: `${name}, ${w(key)}` }).waitFor();

async function says(page, by, words) {
  await by.write(page.getByLabel(w('aside.words')), words);
  await by.press(button(page, 'aside.say'));
}

// Whoever leads counts as being here a few seconds after their page has opened. Until then it is
// refused in words, and a person presses again.
async function press_until(there, by, pressed, key) {
  const page = pressed.page();
  const refused = page.getByText(w(`refusal.${key}`));
  await by.press(pressed);
  await there.or(refused).first().waitFor();
  if (!(await refused.isVisible())) return;
  await accessible(page, 'a word alone that has to wait');
  await press_until(there, by, pressed, key);
}

async function offers(page, name) {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).first().click();
  const offer = page.getByRole('dialog').getByRole('button', { name: w('people.take_aside') });
  const waits = page.getByText(w('aside.waits_for', { name }));
  await press_until(waits, pointer, offer, 'group_left_alone');
  await waits.waitFor();
}

test('a facilitator offers a word alone, and the member says yes', async () => {
  await offers(dana, 'Amina');
  await accessible(dana, 'a word alone was offered, for who offers');
  await amina.getByRole('heading', { name: w('aside.offered', { name: 'Dana' }) }).waitFor();
  await accessible(amina, 'a word alone is offered, on a phone');
  const yes = button(amina, 'aside.agree');
  await press_until(side_room(amina, 'Dana'), keyboard, yes, 'facilitator_not_free');
  await at_its_heading(amina, 'Dana');
  await side_room(dana, 'Amina').waitFor();
  await dana.getByRole('status').getByText(w('aside.title', { name: 'Amina' })).waitFor();
});

test('the two write to each other', async () => {
  await keyboard.press(button(amina, 'aside.say'));
  await amina.getByText(w('member.words_missing')).waitFor();
  await says(amina, keyboard, of_amina);
  await side_room(dana, 'Amina').getByText(of_amina).waitFor();
  await says(dana, pointer, of_dana);
  await side_room(amina, 'Dana').getByText(of_dana).waitFor();
  await accessible(amina, 'a side room, on a phone');
  await accessible(dana, 'a side room, for a facilitator');
});

test('the group sees a seat that is back soon; who stays with it knows who is with whom', async () => {
  await in_the_circle(luis, 'Amina', 'seats.back_soon');
  await ivo.getByText(w('aside.you_hold', { name: 'Amina', by: 'Dana' })).waitFor();
  await reads_nothing_of(luis, ...alone, w('aside.title', { name: 'Dana' }));
  await reads_nothing_of(ivo, ...alone);
  await accessible(luis, 'somebody is in a side room, for a peer');
  await accessible(ivo, 'somebody is in a side room, for who stays');
});

test('a sign of danger from in there reaches both who lead, and no peer', async () => {
  const danger = w('risk.sign.distress', { name: 'Amina' });
  const help = side_room(amina, 'Dana').getByRole('button', { name: w('line_to.distress') });
  await keyboard.press(help);
  await amina.getByRole('heading', { name: w('care.told') }).waitFor();
  for (const page of [dana, ivo]) {
    await page.getByText(danger).first().waitFor();
    await page.getByRole('link', { name: w('risk.open', { name: 'Amina' }) }).waitFor();
  }
  await reads_nothing_of(luis, danger);
  await accessible(amina, 'help, from a side room');
  await accessible(dana, 'a sign of danger from a side room');
});

test('the way leads back into the side room, and from there to one’s own seat', async () => {
  await keyboard.press(amina.getByRole('link', { name: w('care.back') }));
  await side_room(amina, 'Dana').getByText(of_dana).waitFor();
  await keyboard.press(button(amina, 'aside.back'));
  await amina.locator('summary:focus', { hasText: w('aside.was', { name: 'Dana' }) }).waitFor();
  await button(amina, 'turn.hand_up').waitFor();
  await in_the_circle(luis, 'Amina', 'seats.here');
  await dana.getByText(w('aside.was', { name: 'Amina' })).waitFor();
  await accessible(amina, 'back from a side room');
  await reads_nothing_of(ivo, ...alone);
});

test('a member asks for a word alone, and whoever is free comes', async () => {
  await keyboard.press(button(luis, 'aside.ask'));
  await luis.locator('button:focus', { hasText: w('aside.take_back') }).waitFor();
  await accessible(luis, 'a word alone was asked for');
  await reads_nothing_of(amina, w('aside.asked'), w('aside.asks', { name: 'Luis' }));
  await accessible(ivo, 'somebody asks for a word alone');
  await keyboard.press(button(ivo, 'aside.take', { name: 'Luis' }));
  await at_its_heading(ivo, 'Luis');
  await at_its_heading(luis, 'Ivo');
  await in_the_circle(amina, 'Luis', 'seats.back_soon');
  await keyboard.press(button(ivo, 'aside.back'));
  await in_the_circle(amina, 'Luis', 'seats.here');
  await button(luis, 'turn.hand_up').waitFor();
});

test('whoever would rather stay with the group stays, and it is said', async () => {
  await offers(dana, 'Luis');
  await button(luis, 'aside.not_now').click();
  await dana.getByText(w('aside.stays', { name: 'Luis' })).waitFor();
  await button(luis, 'aside.ask').waitFor();
  no_complaints(dana, ivo, amina, luis);
});
