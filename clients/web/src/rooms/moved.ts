// SPDX-License-Identifier: Apache-2.0
import type { Sending } from './sending.svelte';

// After a save, and after learning that somebody else saved first: what is shown is not what
// stands.
export function is_out_of_date({ state, why }: Sending): boolean {
  return state === 'saved' || why?.code === 'moved_meanwhile';
}
