// SPDX-License-Identifier: Apache-2.0
// A group to test with: a clinic of its own, a browser, and everybody in a page of their own.
import { desk, open_browser, person } from './browser.mjs';
import {
  arrive,
  button,
  end_now,
  join,
  join_link,
  next,
  next_until,
  pointer,
  sign_in,
} from './people.mjs';
import { Clinic } from './server.mjs';
import { w } from './words.mjs';

// Each name is a page of the group that comes back, written small: who leads is at a desk and has
// signed in, members have joined, each at the screen that is given.
//   { clinic, browser, dana, amina, luis } = await a_group_of({ Amina: desk, Luis: phone });
// With `helper: 'Ivo'` somebody of that name leads along with Dana.
export async function a_group_of(members, { helper, ...options } = {}) {
  const group = {};
  try {
    group.clinic = await Clinic.open({ helper, ...options });
    group.browser = await open_browser();
    for (const name of ['Dana', helper].filter(Boolean)) {
      const login = name.toLowerCase();
      group[login] = await person(group.browser, desk);
      await sign_in(group[login], group.clinic.url, login);
    }
    for (const [name, screen] of Object.entries(members)) {
      const page = await person(group.browser, screen);
      group[name.toLowerCase()] = page;
      await join(page, await join_link(group.dana, group.clinic.url), name, pointer);
    }
    return group;
  } catch (error) {
    await part(group);
    throw error;
  }
}

export async function part({ browser, clinic } = {}) {
  await browser?.close();
  await clinic?.close();
}

// From the lobby to the first item. Who comes: [page, by] each, from wherever they are.
export async function begin_session({ clinic, dana }, ...coming) {
  await dana.goto(`${clinic.url}/#/group`);
  await next_until(dana, new RegExp(w('next.start_session')));
  for (const [page, by] of coming) {
    await page.goto(`${clinic.url}/#/today`);
    await arrive(page, by);
  }
  await button(dana, coming.length > 1 ? 'lobby.admit_all' : 'lobby.admit').click();
  await next(dana);
  for (const [page] of coming) await button(page, 'turn.hand_up').waitFor();
}

export async function end_session({ dana }, ...others) {
  await next_until(dana, new RegExp(w('next.end_session')));
  await end_now(dana);
  for (const page of [dana, ...others]) {
    await page.getByRole('heading', { name: w('board.title') }).waitFor();
  }
}
