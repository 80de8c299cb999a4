// SPDX-License-Identifier: Apache-2.0
// The page's two voices: a polite one for everything, an urgent one for "it is your turn" alone.
import { Announcements } from './announcements';

class Voices {
  polite = $state('');
  urgent = $state('');
  private readonly announcements_ = new Announcements((text) => (this.polite = text));

  say(text: string): void {
    this.announcements_.say(text);
  }

  // Only for a person's own turn, and for a sign of danger. Said anew, it is heard anew.
  say_at_once(text: string): void {
    this.urgent = '';
    setTimeout(() => (this.urgent = text), 50);
  }
}

export const announcer = new Voices();
