// SPDX-License-Identifier: Apache-2.0
// The page's two voices: a polite one for everything, an urgent one for "it is your turn" alone.
import { Announcements } from './announcements';

// Long enough to be heard; then nobody meets it who walks over the page, on whatever screen.
const stands_ms = 8_000;

class Voices {
  polite = $state('');
  urgent = $state('');
  private readonly announcements_ = new Announcements((text) => this.say_anew(text));
  private readonly at_once_ = new Announcements((text) => this.show('urgent', text), 0);
  private readonly timers_: { [Voice in 'polite' | 'urgent']?: ReturnType<typeof setTimeout> } = {};

  say(text: string): void {
    this.announcements_.say(text);
  }

  // Only for a person's own turn, and for a sign of danger. Said anew, it is heard anew.
  say_at_once(text: string): void {
    this.show('urgent', '');
    this.at_once_.say(text);
  }

  // Nothing of the group is said to whoever comes after.
  hush(): void {
    this.announcements_.forget();
    this.at_once_.forget();
    this.show('polite', '');
    this.show('urgent', '');
  }

  // The same words twice would change nothing on the page, and nobody would hear them.
  private say_anew(text: string): void {
    this.show('polite', '');
    this.timers_.polite = setTimeout(() => this.show('polite', text), 50);
  }

  private show(voice: 'polite' | 'urgent', text: string): void {
    clearTimeout(this.timers_[voice]);
    this[voice] = text;
    if (text) this.timers_[voice] = setTimeout(() => (this[voice] = ''), stands_ms);
  }
}

export const announcer = new Voices();
