// SPDX-License-Identifier: Apache-2.0
// A screen of the staff and the words on it, which no member's phone loads.
import { with_words } from '../../i18n/i18n.svelte';

export function for_lead<Screen>(screen: Promise<Screen>): Promise<Screen> {
  return with_words('lead', screen);
}

// All that there is for whoever is on call, but for an item that has reached them.
export const on_call = () => for_lead(import('../lead/OnCall.svelte'));
