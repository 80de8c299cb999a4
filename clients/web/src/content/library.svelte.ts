// SPDX-License-Identifier: Apache-2.0
// The pages to read, in the language of the screen. Loaded when somebody opens one.
import { language } from '../i18n/i18n.svelte';
import { negotiate } from '../i18n/languages';
import type { Shelves } from './shape';

class Library {
  shelves: Shelves | undefined = $state.raw();
  private asked_ = '';

  // Done when the pages stand in the language of the screen. Fails when they do not arrive.
  async open(): Promise<void> {
    const { tag, load_content } = negotiate([language()]);
    this.asked_ = tag;
    const shelves = await load_content();
    if (this.asked_ === tag) this.shelves = shelves;
  }
}

export const library = new Library();
