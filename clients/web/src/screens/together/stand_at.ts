// SPDX-License-Identifier: Apache-2.0
// Whoever pressed a button that is gone now stands at what came in its place.
import { tick } from 'svelte';

// Nobody is taken away from what they are at work on elsewhere on the page.
export async function stand_at(place: HTMLElement | undefined): Promise<void> {
  await tick();
  const at = document.activeElement;
  if (at && at !== document.body && !place?.contains(at)) return;
  const there = place?.querySelector<HTMLElement>('h2, summary, button');
  if (there?.tagName === 'H2') there.tabIndex = -1;
  (there ?? document.querySelector('h1'))?.focus();
}
