// SPDX-License-Identifier: Apache-2.0
// The meeting before the group begins: a facilitator at a desk and a member on a phone, by keyboard
// alone, at one page; both sign, the member prints it, another member sees nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, phone } from './support/browser.mjs';
import { a_group_of, part } from './support/group.mjs';
import { button, keyboard } from './support/people.mjs';
import { w } from './support/words.mjs';

let group, clinic, dana, amina, luis, meeting;

before(async () => {
  group = await a_group_of({ Amina: phone, Luis: desk });
  ({ clinic, dana, amina, luis } = group);
});

after(() => part(group));

const heading = (page, key) => page.getByRole('heading', { level: 1, name: w(key) });
const on_to = async (page, step) => {
  await keyboard.press(page.getByRole('link', { name: w('pre.next', { step: w(`pre.step.${step}`) }) }));
  await heading(page, `pre.step.${step}`).waitFor();
};
const open_step = async (page, step) => {
  await page.goto(`${meeting}/${step}`);
  await heading(page, `pre.step.${step}`).waitFor();
};

test('both find the page, and what one writes the other reads', async () => {
  await amina.goto(`${clinic.url}/#/today`);
  await keyboard.press(amina.getByRole('link', { name: w('today.pregroup_go') }));
  await heading(amina, 'pre.title').waitFor();
  await accessible(amina, 'all steps of the meeting');
  meeting = amina.url();

  await dana.goto(`${clinic.url}/#/group`);
  await dana.getByRole('region', { name: w('lead.pregroup_who') }).getByRole('link', { name: 'Amina' }).click();
  await dana.getByRole('heading', { level: 1, name: w('pre.title_of', { name: 'Amina' }) }).waitFor();
  await dana.getByRole('link', { name: w('pre.step.story') }).click();

  await keyboard.press(amina.getByRole('link', { name: w('pre.step.story') }));
  await keyboard.write(amina.getByLabel(w('pre.part.story')), 'I sleep badly.');
  await amina.getByText(w('saved.saved'), { exact: true }).first().waitFor();
  await dana.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value === 'I sleep badly.'),
  );
  await accessible(amina, 'the story');
});

test('a moment stands on the timeline', async () => {
  await on_to(amina, 'timeline');
  await keyboard.write(amina.getByLabel(w('pre.moment.life_what')), 'We moved here');
  await keyboard.write(amina.getByLabel(w('pre.moment.year')), '2024');
  await keyboard.press(button(amina, 'pre.add'));
  await amina.getByRole('button', { name: /We moved here/ }).waitFor();
  await accessible(amina, 'the timeline');
});

test('a person is put into the circle by the list and moved with the arrow keys', async () => {
  await on_to(amina, 'people');
  await keyboard.press(button(amina, 'pre.tie.add'));
  await keyboard.write(amina.getByLabel(w('pre.tie.name')), 'Rosa');
  await keyboard.press(button(amina, 'pre.add'));
  const list = amina.getByLabel(w('pre.near_of', { name: 'Rosa' }));
  await list.waitFor();
  await list.focus();
  await list.selectOption('further');
  const rosa = (near) => amina.getByRole('button', { name: w('pre.stands', { name: 'Rosa', near: w(near) }), exact: true });
  await rosa('pre.near.further').waitFor();
  await rosa('pre.near.further').focus();
  await amina.keyboard.press('ArrowUp');
  await rosa('pre.near.close').waitFor();
  await amina.keyboard.press('ArrowUp');
  await rosa('pre.near.closest').waitFor();
  // The list says what is saved, a moment after the keys have rested.
  await amina.waitForFunction((one) => one.value === 'closest', await list.elementHandle());
  await accessible(amina, 'the circle');
  const overflow = await amina.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
});

test('the facilitator drags the person, and the member sees it', async () => {
  await open_step(dana, 'people');
  const rosa = dana.getByRole('button', { name: /^Rosa: / });
  await rosa.scrollIntoViewIfNeeded();
  const circle = await dana.getByRole('group', { name: w('pre.circle_of.start') }).boundingBox();
  const from = await rosa.boundingBox();
  await dana.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await dana.mouse.down();
  await dana.mouse.move(circle.x + circle.width * 0.85, circle.y + circle.height * 0.5, { steps: 5 });
  await dana.mouse.up();
  await amina.getByRole('button', { name: w('pre.stands', { name: 'Rosa', near: w('pre.near.further') }) }).waitFor();
  await accessible(dana, "a member's circle");
});

test('an area, a goal, cautions and a text are agreed on', async () => {
  await on_to(amina, 'area');
  const first = amina.getByRole('group', { name: w('pre.area.first') });
  await keyboard.choose(first.getByRole('radio', { name: w('pre.area.transition') }));
  await keyboard.press(button(amina, 'pre.area.save'));
  await amina.getByText(w('pre.area.share')).waitFor();
  await accessible(amina, 'what I work on');
  await on_to(amina, 'goals');
  await keyboard.write(amina.getByLabel(w('goal.text')), 'Call one person here');
  await keyboard.press(button(amina, 'goal.go'));
  await amina.getByText('Call one person here').first().waitFor();

  await open_step(dana, 'cautions');
  const card = dana.getByRole('region', { name: w('pre.caution.substances') });
  await card.getByRole('radio', { name: w('pre.decision.not_seen') }).check();
  await card.getByRole('button', { name: w('pre.save') }).click();
  await card.getByText(w('saved.saved'), { exact: true }).waitFor();
  await accessible(dana, 'cautions');
  await open_step(dana, 'together');
  await dana.getByLabel(w('pre.part.formulation')).fill('The move came first.');
  await dana.getByText(w('saved.saved'), { exact: true }).waitFor();
});

// Both have a page of their own, and stand before the signatures.
async function prepare_for_hard_days() {
  await amina.goto(`${clinic.url}/#/plan`);
  await keyboard.write(amina.getByLabel(w('plan.people')), 'My sister');
  await keyboard.press(button(amina, 'plan.save'));
  await amina.getByText(w('saved.saved'), { exact: true }).first().waitFor();
  await keyboard.write(amina.getByLabel(w('contact.name'), { exact: true }), 'Rosa');
  await keyboard.write(amina.getByLabel(w('contact.phone')), '555 0100');
  await keyboard.press(button(amina, 'contact.save'));
  await button(amina, 'contact.take_back').waitFor();
}

test('the member says yes to the agreements, and both sign', async () => {
  await open_step(amina, 'agreements');
  for (let left = await button(amina, 'pre.agreements.yes').count(); left > 0; --left) {
    await keyboard.press(button(amina, 'pre.agreements.yes').first());
    await amina.waitForFunction(
      ([name, most]) => [...document.querySelectorAll('button')].filter(({ innerText }) => innerText.trim() === name).length < most,
      [w('pre.agreements.yes'), left],
    );
  }
  await accessible(amina, 'agreements');
  await prepare_for_hard_days();
  await open_step(amina, 'sign');
  await amina.getByText('The move came first.').waitFor();
  await keyboard.press(button(amina, 'pre.sign.go'));
  await open_step(dana, 'sign');
  await dana.getByText(/Amina signed on/).waitFor();
  await dana.getByRole('button', { name: w('pre.sign.go') }).click();
  await amina.getByText(/Dana signed on/).waitFor();
  await accessible(amina, 'signatures');
});

test('the page to keep has it all, and prints without what is around it', async () => {
  await keyboard.press(amina.getByRole('link', { name: w('pre.sign.paper') }));
  await heading(amina, 'pre.step.summary').waitFor();
  for (const words of ['Call one person here', 'The move came first.', w('pre.area.transition')]) {
    await amina.getByText(words, { exact: true }).first().waitFor();
  }
  await accessible(amina, 'the page to keep');
  await amina.emulateMedia({ media: 'print' });
  assert.ok(await button(amina, 'pre.print').isHidden());
  assert.ok(await amina.getByText('Call one person here').first().isVisible());
  await amina.emulateMedia({ media: 'screen' });
});

test('another member sees nothing of it', async () => {
  await luis.goto(meeting);
  await heading(luis, 'not_found.title').waitFor();
  await luis.goto(`${clinic.url}/#/group`);
  await luis.getByRole('heading', { level: 1 }).waitFor();
  const text = await luis.locator('body').innerText();
  assert.ok(!/Rosa|moved here|sleep badly/.test(text));
  no_complaints(dana, amina, luis);
});
