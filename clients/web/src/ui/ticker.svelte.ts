// SPDX-License-Identifier: Apache-2.0
// One timer for every clock on the screen; it runs only while something is read that needs it.
import { createSubscriber } from 'svelte/reactivity';

const each_second = createSubscriber((update) => {
  const timer = setInterval(update, 1_000);
  return () => clearInterval(timer);
});

// Whoever calls this while rendering is rendered again every second.
export function tick(): void {
  each_second();
}
