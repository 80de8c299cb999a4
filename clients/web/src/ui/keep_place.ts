// SPDX-License-Identifier: Apache-2.0
// After something is done the button that did it may be gone, and the focus with it: then it goes
// to `where` instead, and does not fall to the top of the page. `said`: what came of it.
import { tick } from 'svelte';
import { announcer } from './announcer.svelte';

export async function keep_place(
  done: Promise<boolean>,
  where: () => HTMLElement | null | undefined,
  said = '',
): Promise<void> {
  if (!(await done)) return;
  await tick();
  if (said) announcer.say(said);
  if (document.activeElement && document.activeElement !== document.body) return;
  const place = where();
  if (place && place.tabIndex < 0) place.tabIndex = -1;
  place?.focus();
}
