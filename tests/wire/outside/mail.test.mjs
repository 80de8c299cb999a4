// SPDX-License-Identifier: Apache-2.0
// The clinic's mail server refuses, says nothing or is down: the item stands, facilitators see that
// no mail left, and the next person is reached in place of whoever could not be written to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MailServer, Manners } from './support/mail.mjs';
import { serve } from './support/served.mjs';
import { WatchedGroup } from './support/watched.mjs';

// Four tries, 20 s at most each, with 15, 45 and 120 s between them.
const patience = { timeout: 400_000 };

async function without_mail(mail, url) {
  const smtp = ['--smtp-url', url, '--smtp-from', 'octet@clinic.test'];
  const clinic = await serve({ serve: [...smtp, '--public-url', 'https://clinic.test'] });
  try {
    const group = await WatchedGroup.open(clinic);
    const dana = await group.enter('Dana');
    assert.ok((await group.answers_item_nine()).ok);
    const told = ['Dana', 'Jonas'].map((name) => group.seats[name]);
    const item = () => Object.values(dana.document.risks ?? {})[0];
    const states = () => item().notices.filter(({ seat }) => told.includes(seat));

    await dana.until(() => item()?.reached.includes(group.seats.Rosa), patience.timeout);
    assert.equal(item().state, 'open');
    assert.ok(states().some(({ state, tries }) => state === 'failed' && tries === 4));
    assert.ok(item().next_step_at - item().waits_since >= 30 * 60_000);
    assert.equal(mail?.letters.length ?? 0, 0);
  } finally {
    await clinic.close();
    await mail?.close();
  }
}

const all = { concurrency: true };

test('no mail leaves, and danger still reaches the next person', all, async (t) => {
  await Promise.all([
    t.test('a mail server that refuses every address', patience, async () => {
      const mail = await MailServer.open({ manners: Manners.refuses });
      await without_mail(mail, mail.url);
    }),
    t.test('a mail server that says nothing', patience, async () => {
      const mail = await MailServer.open({ manners: Manners.silent });
      await without_mail(mail, mail.url);
    }),
    t.test('no mail server at all', patience, async () => {
      const gone = await MailServer.open();
      await gone.close();
      await without_mail(undefined, gone.url);
    }),
  ]);
});
