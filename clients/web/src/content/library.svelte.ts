// SPDX-License-Identifier: Apache-2.0
// The pages to read, in the language of the screen. Loaded when somebody opens one.
import { api } from '../api';
import { language } from '../i18n/i18n.svelte';
import { negotiate } from '../i18n/languages';
import type { PageToRead } from '../wire/generated';
import { laid_over } from './find';
import type { Shelves } from './shape';

class Library {
  shelves: Shelves | undefined = $state.raw();
  private asked_ = '';
  // The clinic's own, in all languages: asked for once; without an answer ours stand alone.
  private own_: Promise<readonly PageToRead[]> | undefined;

  // Done when the pages stand in the language of the screen. Fails when they do not arrive.
  async open(): Promise<void> {
    const { tag, load_content } = negotiate([language()]);
    this.asked_ = tag;
    const [shelves, own] = await Promise.all([load_content(), (this.own_ ??= own_pages())]);
    const mine = own.filter((page) => page.language === tag);
    if (this.asked_ === tag) this.shelves = laid_over(shelves, mine);
  }
}

async function own_pages(): Promise<readonly PageToRead[]> {
  const reply = await api.reading();
  return 'got' in reply ? (reply.got.pages ?? []) : [];
}

export const library = new Library();
