// SPDX-License-Identifier: Apache-2.0
// Whoever pressed a button that is gone now stands at what came in its place.
import { tick } from 'svelte';
import { focus_is_lost, focus_on } from '../../ui/focus';

// Nobody is taken away from what they are at work on elsewhere on the page.
export async function stand_at(place: HTMLElement | undefined): Promise<void> {
  await tick();
  if (!focus_is_lost() && !place?.contains(document.activeElement)) return;
  const there = place?.querySelector<HTMLElement>('h2, summary, button');
  focus_on(there ?? document.querySelector('h1'));
}
