// SPDX-License-Identifier: Apache-2.0
// A facilitator's screen and the words on it, which no member's phone loads.
import { with_words } from '../../i18n/i18n.svelte';

export function for_lead<Screen>(screen: Promise<Screen>): Promise<Screen> {
  return with_words('lead', screen);
}
