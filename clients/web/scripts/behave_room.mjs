// SPDX-License-Identifier: Apache-2.0
// A member's evening and a facilitator's, in a real browser: by keyboard alone, with a bad line,
// with a group that moves on in mid-sentence.
import assert from 'node:assert/strict';
import { open_browser } from './browser.mjs';
import { open_room } from './fake_room.mjs';
import { serve } from './fake_server.mjs';
import { load } from './load.mjs';
import { answers_for } from './screens.mjs';

const only = process.argv[2] ?? '';
const { given, unload } = await load('/src/rooms/testing/thursday.ts');
const browser = await open_browser();

async function test(what, who, stage, run, { address = '#/group', size, more } = {}) {
  if (!what.includes(only)) return;
  const there = given(stage, who);
  const server = await serve(answers_for(who, there.you.role, more));
  const context = await browser.newContext({
    viewport: size ?? { width: 390, height: 844 },
    serviceWorkers: 'block',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const room = await open_room(context, there);
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  try {
    await page.goto(`${server.url}/${address}`);
    await page.locator('h1').waitFor();
    await run(page, room, (next) => room.become(given(next, who)), server);
    assert.deepEqual(complaints, []);
    console.log(`ok: ${what}`);
  } catch (fault) {
    console.error(`FAILED: ${what}\n${fault.message}\n${complaints}`);
    process.exitCode = 1;
  }
  await context.close();
  server.stop();
}

const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
const button = (page, name) => page.getByRole('button', { name, exact: true });

// Goes on by Tab until `locator` has the focus, as somebody does who has no mouse.
async function tab_to(page, locator) {
  await locator.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    const radio = (element) =>
      element === document.activeElement ||
      (element.type === 'radio' && document.activeElement?.name === element.name);
    if (await locator.evaluate(radio)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${locator}`);
}

async function press(page, locator) {
  await tab_to(page, locator);
  await page.keyboard.press('Enter');
}

async function until(what, condition) {
  for (let tries = 0; tries < 100; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(what);
}

const sent = (room, name) => until(`${name} was not sent`, () => room.named(name).length > 0);
const has_focus = (locator) => locator.evaluate((element) => element === document.activeElement);

await test('a member’s evening by keyboard alone', 'jo', 'lobby', async (page, room, become) => {
  await tab_to(page, page.getByRole('group', { name: /alone/ }).getByRole('radio').first());
  await page.keyboard.press('Space');
  await tab_to(
    page,
    page
      .getByRole('group', { name: /headphones/ })
      .getByRole('radio')
      .first(),
  );
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await tab_to(page, page.getByLabel('Where are you today?'));
  await page.keyboard.type('At home');
  await page.keyboard.press('Enter');
  await sent(room, 'arrive');
  assert.deepEqual(room.named('arrive')[0].with, {
    alone: true,
    headphones: false,
    place: 'At home',
  });

  become('waiting');
  await page.getByRole('heading', { name: 'You have arrived' }).waitFor();
  become('round');
  await page.getByRole('heading', { name: 'Thursday group' }).waitFor();
  await press(page, button(page, "I'd like to speak"));
  await sent(room, 'raise_hand');
  become('my_turn');
  await press(page, button(page, 'I am done'));
  await sent(room, 'finish_turn');

  become('commitment');
  await tab_to(page, page.getByLabel('One thing, with one person, before next week'));
  await page.keyboard.type('Call Tom.');
  await press(page, button(page, 'This is my step'));
  await sent(room, 'commit');

  await press(page, button(page, 'Private line'));
  await tab_to(page, page.getByLabel('Write to your facilitator'));
  await page.keyboard.type('Thank you.');
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Send' }));
  await sent(room, 'write_line');
  await page.keyboard.press('Escape');
  assert.ok(await has_focus(button(page, 'Private line')), 'the focus came back');

  become('closing');
  await tab_to(page, page.getByLabel('One word to leave with'));
  await page.keyboard.type('lighter');
  await page.keyboard.press('Enter');
  await sent(room, 'say_word');
});

await test('the group moves on in mid-sentence', 'jo', 'round', async (page, room, become) => {
  const words = page.getByLabel('What happened, and with whom?');
  await words.focus();
  await page.keyboard.type('My sister');
  become('commitment');
  await page.getByText('The group moved to My step for this week.').first().waitFor();
  assert.ok(await has_focus(words), 'the focus stays');
  await page.keyboard.type(' called');
  assert.equal(await words.inputValue(), 'My sister called');
  await button(page, 'Go there').click();
  await page.getByLabel('One thing, with one person, before next week').waitFor();
  assert.equal(await focused(page), 'My step for this week');
  become('round');
  await until('the words came back', async () => (await words.inputValue()) === 'My sister called');
  assert.equal(room.commands.length, 0);
});

await test('a pause keeps every word', 'jo', 'commitment', async (page, room, become) => {
  const step = page.getByLabel('One thing, with one person, before next week');
  await step.fill('Call Tom.');
  become('held');
  await page.getByRole('heading', { name: 'The room is paused' }).waitFor();
  await until('the heading has the focus', async () =>
    (await focused(page)).startsWith('The room is paused'),
  );
  await page.getByLabel('Write to your facilitator').fill('I wait.');
  await page.getByRole('main').getByRole('button', { name: 'Send' }).click();
  await sent(room, 'write_line');
  become('commitment');
  await step.waitFor();
  assert.equal(await step.inputValue(), 'Call Tom.');
});

const forms = [
  ['jo', 'lobby', '#/group', ['Where are you today?', /private word/]],
  ['jo', 'round', '#/group', ['What happened, and with whom?', /^With whom/]],
  ['jo', 'steps', '#/group', [/What I learned/]],
  ['jo', 'commitment', '#/group', [/One thing/, 'When', /get in the way/, /And if it does/]],
  ['jo', 'closing', '#/group', ['One word to leave with', /Anything you want/]],
  ['jo', 'held', '#/group', ['Write to your facilitator']],
  ['jo', 'between', '#/settings', ['Your name in the group']],
  ['ines', 'round', '#/group', ['Your notes on this session']],
];
for (const [who, stage, address, labels] of forms) {
  await test(
    `what ${who} typed at ${stage} ${address} is there after a reload`,
    who,
    stage,
    async (page, room) => {
      room.answer(false);
      const fields = labels.map((label) => page.getByRole('main').getByLabel(label).first());
      for (const [at, field] of fields.entries()) await field.fill(`some words ${at}`);
      await page.reload();
      for (const [at, field] of fields.entries()) {
        await field.waitFor({ state: 'attached' });
        assert.equal(await field.inputValue(), `some words ${at}`);
      }
    },
    { address },
  );
}

await test(
  'on a dead line nothing is lost and nothing is hidden',
  'jo',
  'round',
  async (page, room) => {
    room.answer(false);
    await button(page, 'Private line').click();
    await page.getByLabel('Write to your facilitator').fill('Are you there?');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByRole('list', { name: 'What you sent' }).getByText('Are you there?').waitFor();
    await page.getByText('1 thing is not saved yet.').waitFor();
    await page.reload();
    await page.getByText('1 thing is not saved yet.').waitFor();
    await until('it is sent again', () => room.named('write_line').length > 1);
    const [first, again] = room.named('write_line');
    assert.equal(first.id, again.id);
  },
);

await test(
  'a refusal stands beside its field, in words',
  'jo',
  'between',
  async (page, room) => {
    room.refuse('rename_me', 'name_taken');
    await page.getByLabel('Your name in the group').fill('Rosa');
    await button(page, 'Change my name').click();
    await page.getByText('Somebody here has this name. Please choose another.').waitFor();
    assert.equal(await page.getByLabel('Your name in the group').inputValue(), 'Rosa');
  },
  { address: '#/settings' },
);

await test(
  'signing out asks before words are lost',
  'jo',
  'between',
  async (page, room, _, server) => {
    await page.getByLabel('Your name in the group').fill('Jo-Jo');
    await button(page, 'Sign out').click();
    await page.getByRole('dialog').getByText('1 thing would be lost.').waitFor();
    await button(page, 'Stay').click();
    assert.ok(page.url().endsWith('#/settings'));
    await button(page, 'Sign out').click();
    await button(page, 'Sign out anyway').click();
    await page.waitForURL(`${server.url}/#/signed-out`);
  },
  { address: '#/settings', more: { 'POST /api/sign-out': [200, {}] } },
);

await test('the private line answers in sight, until it is read', 'jo', 'round', async (page) => {
  const news = page.getByRole('region', { name: 'An answer on your private line' });
  await news.getByText('Ines: I have seen this.').waitFor();
  await button(page, 'I read it').click();
  await news.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { name: 'Thursday group' }).waitFor();
  assert.equal(await news.count(), 0);
});

await test(
  'help asks one’s own facilitator for a call',
  'jo',
  'round',
  async (page, room) => {
    await page.getByRole('main').getByRole('button', { name: 'Please call me' }).click();
    await sent(room, 'write_line');
    assert.deepEqual(room.named('write_line')[0].with, { kind: 'call_me' });
  },
  { address: '#/help' },
);

await test(
  'who is signed out elsewhere sees nothing more, and loses no word',
  'jo',
  'round',
  async (page, room) => {
    await page.getByLabel('What happened, and with whom?').first().fill('My sister');
    room.drop(4503);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.equal(await page.getByText('Thursday group').count(), 0);
    const kept = await page.evaluate(() => Object.values(sessionStorage).join());
    assert.match(kept, /My sister/);
  },
);

await test(
  'who lost their seat sees nothing more of the group',
  'jo',
  'round',
  async (page, room) => {
    room.drop(4501);
    await page.getByText('You have no seat in this group now.').first().waitFor();
    assert.equal(await page.getByText('Rosa').count(), 0);
  },
);

await test(
  'going to another place, the keyboard begins at its heading',
  'jo',
  'between',
  async (page) => {
    assert.ok(await page.evaluate(() => document.activeElement === document.body));
    for (const place of ['Group', 'My goals', 'Today']) {
      await page.getByRole('navigation').getByRole('link', { name: place }).press('Enter');
      await until(`${place} has the focus`, () =>
        page.evaluate(() => {
          const at = document.activeElement;
          return at.tagName === 'H1' && at.isConnected && !at.textContent.includes('Notes');
        }),
      );
    }
  },
  { address: '#/today' },
);

for (const [address, stage] of [
  ['#/today', 'between'],
  ['#/group', 'my_turn'],
  ['#/help', 'round'],
]) {
  await test(
    `with letters of twice the size ${address} keeps the ways out on the screen`,
    'jo',
    stage,
    async (page) => {
      await page.evaluate(() => (document.documentElement.style.fontSize = '36px'));
      const { over, out } = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - innerWidth,
        out: [...document.querySelectorAll('nav a, .ways button')]
          .filter((way) => {
            const { left, right } = way.getBoundingClientRect();
            return left < 0 || right > innerWidth || way.scrollWidth > way.clientWidth;
          })
          .map((way) => way.textContent.trim()),
      }));
      assert.deepEqual(out, []);
      assert.ok(over <= 0, `${over} px too wide`);
    },
    { address, size: { width: 360, height: 640 } },
  );
}

const desk = { width: 1360, height: 860 };

await test(
  'the console by keyboard alone',
  'ines',
  'round',
  async (page, room, become) => {
    await press(page, page.getByRole('button', { name: 'Samuel, here, 1st hand' }));
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Give the turn' }));
    await sent(room, 'give_turn');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await press(page, page.getByRole('button', { name: /How my step went/ }));
    await press(page, button(page, 'Later'));
    await sent(room, 'place_item');
    await page.keyboard.press('Escape');

    const next = button(page, 'Next: Samuel speaks');
    await press(page, next);
    await sent(room, 'next');
    become('focus');
    await button(page, 'Next: Second focus turn').waitFor();
    assert.ok(
      await has_focus(button(page, 'Next: Second focus turn')),
      'the one button keeps the focus',
    );
    await press(page, button(page, 'Pause the room'));
    await sent(room, 'hold_session');
    become('held');
    await press(page, button(page, 'Go on where we were'));
    await sent(room, 'resume_session');
  },
  { size: desk },
);

await test(
  'pressed twice in one breath, the group moves once',
  'ines',
  'round',
  async (page, room) => {
    await button(page, 'Next: Samuel speaks').dblclick();
    await sent(room, 'next');
    await page.waitForTimeout(200);
    assert.equal(room.named('next').length, 1);
  },
  { size: desk },
);

await test(
  'the console never scrolls as a whole',
  'ines',
  'round',
  async (page) => {
    const over = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    assert.ok(over <= 0, `${over} px too tall`);
  },
  { size: desk },
);

await test(
  'a co-facilitator takes over a room that nobody leads',
  'noor',
  'held',
  async (page, room) => {
    await button(page, 'Take over and go on').click();
    await sent(room, 'take_over');
  },
  { size: desk },
);

await test(
  'who watches can do nothing in the room',
  'olu',
  'round',
  async (page) => {
    const names = await page.getByRole('main').getByRole('button').allInnerTexts();
    assert.deepEqual(names, []);
  },
  { size: desk },
);

await test(
  'somebody with two groups chooses',
  'ines',
  'between',
  async (page) => {
    await button(page, 'Monday group').click();
    await until('the choice is shown', () =>
      button(page, 'Monday group').evaluate((one) => one.ariaPressed === 'true'),
    );
    await page.reload();
    await button(page, 'Monday group').waitFor();
    assert.equal(await button(page, 'Monday group').getAttribute('aria-pressed'), 'true');
  },
  {
    address: '#/today',
    more: {
      'GET /api/me': [
        200,
        {
          ...answers_for('ines', 'facilitator')['GET /api/me'][1],
          groups: [
            { room: 'g1', name: 'Thursday group', role: 'facilitator' },
            { room: 'g2', name: 'Monday group', role: 'facilitator' },
          ],
        },
      ],
    },
  },
);

await browser.close();
await unload();
