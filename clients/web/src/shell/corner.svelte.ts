// SPDX-License-Identifier: Apache-2.0
// What stands beside "Leave" at the top of every screen, once there is a group to be in.
import type { Component } from 'svelte';

class Corner {
  shown: Component | undefined = $state.raw();
}

export const corner = new Corner();
