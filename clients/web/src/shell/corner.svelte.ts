// SPDX-License-Identifier: Apache-2.0
// What stands on every screen, once there is a group to be in: beside "Leave", and above all else.
import type { Component } from 'svelte';

class Corner {
  shown: Component | undefined = $state.raw();
  above: Component | undefined = $state.raw();
  // Somebody needs a person now, also where a cover hides all else.
  waits = $state(false);
}

export const corner = new Corner();
