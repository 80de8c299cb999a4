// SPDX-License-Identifier: Apache-2.0
// A facilitator's screen and the words on it, which no member's phone loads.
import { add_lead_words } from '../../i18n/i18n.svelte';

export async function for_lead<Screen>(screen: Promise<Screen>): Promise<Screen> {
  await add_lead_words();
  return screen;
}
