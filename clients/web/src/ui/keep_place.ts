// SPDX-License-Identifier: Apache-2.0
// After something is done the button that did it may be gone, and the focus with it: then it goes
// to `where` instead, and does not fall to the top of the page. `said`: what came of it.
import { tick } from 'svelte';
import { announcer } from './announcer.svelte';
import { focus_is_lost, focus_on } from './focus';

export async function keep_place(
  done: Promise<boolean>,
  where: () => HTMLElement | null | undefined,
  said = '',
): Promise<void> {
  if (!(await done)) return;
  await tick();
  if (said) announcer.say(said);
  if (focus_is_lost()) focus_on(where());
}
