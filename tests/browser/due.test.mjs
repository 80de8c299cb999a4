// SPDX-License-Identifier: Apache-2.0
// A group that keeps its members well: a talk that is due is agreed on, stays when the session
// moves, and is noted; the plan is in sight without an ending, and is read in the session. A
// facilitator at a desk, a member on a phone by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, open_browser, person, phone } from './support/browser.mjs';
import { arrive, button, join, join_link, keyboard, next, next_until, sign_in } from './support/people.mjs';
import { clinic_with } from './support/programme.mjs';
import { w } from './support/words.mjs';

// A clinic's own programme: two evenings to stay well, and a talk before them.
const session = { phase: 'maintenance', purpose: 'We keep our plans alive.', agenda: 'An evening' };
const keep_well = {
  id: 'keep-well',
  title: 'Keeping well',
  days_between: 28,
  meetings: [
    { when: 'before_first', number: 0, title: 'First talk', purpose: 'We look at your plan.', minutes: 30 },
  ],
  agendas: [
    {
      name: 'An evening',
      entries: [
        { kind: 'arriving', title: 'Settle in', minutes: 5, prompts: ['Name the session.'] },
        { kind: 'review', title: 'Bring the plan up to date', minutes: 30, prompts: ['Which line?'] },
        { kind: 'closing_round', title: 'A last word', minutes: 5, prompts: ['One word each.'] },
      ],
    },
  ],
  sessions: [session, session],
};

const minute = 60_000;
// As a field for a day and a time has it, in the zone of these browsers.
const field_time = (at) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Zurich', dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');

let clinic, browser, dana, luis;
const first_at = Date.now() + 180 * minute;

before(async () => {
  clinic = await clinic_with(keep_well, { group: 'Monday group', first_at });
  browser = await open_browser();
  dana = await person(browser, desk);
  luis = await person(browser, phone);
});

after(async () => {
  await browser?.close();
  await clinic?.close();
});

const of_card = (page, key) => page.getByRole('region', { name: w(key) });

test('a talk that is due is told to both, and agreed on from the card', async () => {
  await sign_in(dana, clinic.url, 'dana');
  await dana.getByRole('button', { name: 'Monday group' }).click();
  await dana.getByRole('heading', { name: 'Monday group' }).waitFor();
  await join(luis, await join_link(dana, clinic.url), 'Luis', keyboard);
  await luis.getByText(/^A talk with Dana is due by/).waitFor();
  await accessible(luis, 'a talk that is due');

  await dana.goto(`${clinic.url}/#/today`);
  await of_card(dana, 'talks.title').getByText('First talk').waitFor();
  await accessible(dana, 'talks that are due, for a facilitator');
  await of_card(dana, 'talks.title').getByRole('button', { name: /Luis/ }).click();
  const dialog = dana.getByRole('dialog', { name: 'Luis' });
  await dialog.getByLabel(w('meetings.when')).fill(field_time(first_at + 5 * minute));
  await dialog.getByRole('button', { name: w('meetings.agree') }).click();
  await dialog.getByText(w('saved.saved'), { exact: true }).first().waitFor();
  await accessible(dana, 'the talk with one member');
  await dialog.getByRole('button', { name: w('dialog.shut') }).click();
  await luis.getByText(/^You talk with Dana on/).waitFor();
});

async function move_first_session(at) {
  await of_card(dana, 'dates.title').getByRole('button').first().click();
  const dialog = dana.getByRole('dialog', { name: w('dates.session', { n: 1 }) });
  await dialog.getByLabel(w('dates.when')).fill(field_time(at));
  await dialog.getByRole('button', { name: w('dates.move') }).click();
  return dialog;
}

test('a session that moves says which talk stays where it was', async () => {
  await dana.goto(`${clinic.url}/#/group`);
  const dialog = await move_first_session(first_at + 20 * minute);
  await dialog.getByText(w('stays.lead')).waitFor();
  await dialog.getByText('First talk').waitFor();
  await accessible(dana, 'what stays where it was');
  await dialog.getByRole('button', { name: w('dialog.shut') }).click();
});

test('a talk is off the card once somebody wrote down how it went', async () => {
  await of_card(dana, 'talks.title').getByRole('button', { name: /Luis/ }).click();
  const dialog = dana.getByRole('dialog', { name: 'Luis' });
  await dialog.getByRole('button', { name: w('meetings.keep'), exact: true }).click();
  await dialog.getByText(w('meeting.held')).first().waitFor();
  await dialog.getByRole('button', { name: w('dialog.shut') }).click();
  await of_card(dana, 'talks.title').waitFor({ state: 'detached' });
  await luis.getByText(/^You talk with Dana on/).waitFor({ state: 'detached' });
});

test('the plan for staying well is in sight without an ending', async () => {
  await luis.goto(`${clinic.url}/#/course`);
  await luis.getByRole('heading', { name: w('keeping.title') }).waitFor();
  await luis.getByRole('link', { name: w('ending.book') }).waitFor();
  await accessible(luis, 'my course in a group that keeps well');
  await keyboard.press(luis.getByRole('link', { name: w('ending.plan') }));
  const ahead = luis.locator('form', { hasText: w('well.ahead') });
  await keyboard.write(ahead.getByRole('textbox'), 'The first Sunday in May.');
  await keyboard.press(ahead.getByRole('button', { name: w('well.save') }));
  await ahead.getByText(w('saved.saved'), { exact: true }).first().waitFor();

  const plans = of_card(dana, 'release.plans');
  await plans.locator('summary', { hasText: 'Luis: 1 part' }).click();
  await plans.getByText('The first Sunday in May.').waitFor();
  assert.equal(await button(dana, 'release.go').count(), 0);
  await accessible(dana, 'plans, for a facilitator between the sessions');
});

test('in the session each has their own plan before them', async () => {
  // Nothing is agreed on any more: the dialog shuts by itself.
  const dialog = await move_first_session(Date.now() + 10 * minute);
  await dialog.waitFor({ state: 'hidden' });
  await next_until(dana, new RegExp(w('next.start_session')));
  await luis.goto(`${clinic.url}/#/today`);
  await arrive(luis, keyboard);
  await button(dana, 'lobby.admit').click();
  await next(dana);
  await button(luis, 'turn.hand_up').waitFor();
  await next(dana);
  await luis.getByText('The first Sunday in May.').waitFor();
  await accessible(luis, 'my plan in the session');
  await keyboard.press(luis.getByRole('link', { name: w('plan_now.change') }));
  await luis.waitForURL(/#\/course\/plan/);
  await luis.getByRole('heading', { level: 1, name: w('well.title') }).waitFor();
  no_complaints(dana, luis);
});
