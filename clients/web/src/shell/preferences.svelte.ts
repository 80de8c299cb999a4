// SPDX-License-Identifier: Apache-2.0
// How a person likes the page to be. Kept where this phone may keep things.
import { only_mine, phone_keep, right_keep, tab_keep } from '../wire/keep';
import { session } from './session.svelte';

export type Theme = 'auto' | 'light' | 'dark';
export type TextSize = 'normal' | 'large';

class Preferences {
  theme: Theme = $state('auto');
  text: TextSize = $state('normal');
  quiet = $state(false);
  // Nothing was chosen: see cover_after.
  cover: boolean | undefined = $state();
  hide_clocks = $state(false);

  // Minutes without a touch until a plain page stands in front; 0: never. Staff have before them
  // what many people said, and a phone that others use should show nobody's words for long.
  get cover_after(): number {
    if (this.cover !== undefined) return this.cover ? 1 : 0;
    const { me } = session;
    return me && (me.kind === 'staff' || !only_mine()) ? 15 : 0;
  }

  read(): void {
    const kept = tab_keep.get('preferences') ?? phone_keep.get('preferences');
    try {
      const { theme, text, quiet, cover, hide_clocks } = JSON.parse(kept ?? '{}');
      this.theme = theme === 'light' || theme === 'dark' ? theme : 'auto';
      this.text = text === 'large' ? 'large' : 'normal';
      this.quiet = quiet === true;
      this.cover = typeof cover === 'boolean' ? cover : undefined;
      this.hide_clocks = hide_clocks === true;
    } catch {
      // What cannot be read is as if nothing had been chosen.
    }
    this.show();
  }

  change(what: Partial<Pick<Preferences, 'theme' | 'text' | 'quiet' | 'cover' | 'hide_clocks'>>) {
    Object.assign(this, what);
    const { theme, text, quiet, cover, hide_clocks } = this;
    const kept = JSON.stringify({ theme, text, quiet, cover, hide_clocks });
    right_keep().set('preferences', kept);
    this.show();
  }

  private show(): void {
    const root = document.documentElement;
    if (this.theme === 'auto') root.removeAttribute('data-theme');
    else root.dataset.theme = this.theme;
    root.dataset.text = this.text;
    root.toggleAttribute('data-quiet', this.quiet);
  }
}

export const preferences = new Preferences();
