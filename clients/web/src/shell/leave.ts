// SPDX-License-Identifier: Apache-2.0
// Leaving at once: first nothing can be seen, then nothing is kept, then the page is another one.
import { goodbye } from '../api';
import { forget_everything, only_mine, owe_goodbye } from '../wire/keep';

// An empty page of our own: no other site learns that somebody left this one.
const neutral_page = '/away.html';

const leaving: (() => void)[] = [];

// Something to be done on the way out: a room says goodbye. Returns how to take it back.
export function when_leaving(what: () => void): () => void {
  leaving.push(what);
  return () => leaving.splice(leaving.indexOf(what), 1);
}

export function leave_quickly(): void {
  document.body.hidden = true;
  for (const what of leaving) what();
  // A phone that is only one person's stays signed in: without that, a member who has no
  // passphrase could not come back without a new link.
  if (only_mine()) return go();
  forget_everything();
  owe_goodbye();
  goodbye();
  go();
}

function go(): void {
  location.replace(neutral_page);
}
