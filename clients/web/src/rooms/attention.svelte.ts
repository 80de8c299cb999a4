// SPDX-License-Identifier: Apache-2.0
// Who waits in the groups that this page is not in: whoever leads two groups hears of both.
import { api } from '../api';
import type { AttentionItem } from '../wire/generated';

// Far below the two minutes after which an urgent sign goes to the next person.
const every_ms = 15_000;

class Attention {
  private items_: readonly AttentionItem[] = $state.raw([]);

  elsewhere(here: string | undefined): readonly AttentionItem[] {
    return this.items_.filter(({ room }) => room !== here);
  }

  // Asks now, and again and again until it is stopped. No answer changes nothing.
  follow(): () => void {
    let over = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const reply = await api.attention();
      if (over) return;
      if ('got' in reply) this.items_ = reply.got.items;
      again = setTimeout(() => void ask(), every_ms);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(again);
      this.items_ = [];
    };
  }
}

export const attention = new Attention();
