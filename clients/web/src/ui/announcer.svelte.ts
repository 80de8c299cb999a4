// SPDX-License-Identifier: Apache-2.0
// The page's two voices: a polite one for everything, an urgent one for "it is your turn" alone.
import { Announcements } from './announcements';

class Voices {
  polite = $state('');
  urgent = $state('');
  private readonly announcements_ = new Announcements((text) => this.say_anew(text));
  private readonly at_once_ = new Announcements((text) => (this.urgent = text), 0);

  say(text: string): void {
    this.announcements_.say(text);
  }

  // Only for a person's own turn, and for a sign of danger. Said anew, it is heard anew.
  say_at_once(text: string): void {
    this.urgent = '';
    this.at_once_.say(text);
  }

  // The same words twice would change nothing on the page, and nobody would hear them.
  private say_anew(text: string): void {
    this.polite = '';
    setTimeout(() => (this.polite = text), 50);
  }
}

export const announcer = new Voices();
