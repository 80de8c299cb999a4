// SPDX-License-Identifier: Apache-2.0
// A form that two people fill in at once: what one has saved is never written over unread by the
// other, who is asked instead.
import { Draft, type DraftOf } from '../../rooms/draft.svelte';
import type { Sending } from '../../rooms/sending.svelte';
import type { Revision } from '../../wire/generated';

type Fields = Record<string, unknown>;
// The version that was before the writer's eyes goes with the words, through a reload too.
type Seen<T> = T & { seen: number };

export interface SharedOf<T> extends DraftOf<T> {
  // Of what stands there; missing: nobody has written yet.
  revision: Revision | undefined;
}

export class SharedDraft<T extends Fields> {
  sending: Sending | undefined = $state();
  private readonly draft_: Draft<Seen<T>>;
  private readonly of_: () => SharedOf<T>;

  constructor(of: () => SharedOf<T>) {
    this.of_ = of;
    this.draft_ = new Draft(() => ({ ...of(), saved: this.now() }));
  }

  get fields(): Seen<T> {
    return this.draft_.fields;
  }

  get begun(): boolean {
    return this.draft_.begun;
  }

  // The other has written since: whose words stand there now.
  get clash(): Revision | undefined {
    const { revision } = this.of_();
    const refused = this.sending?.why?.code === 'changed_meanwhile';
    return refused && revision?.version !== this.fields.seen ? revision : undefined;
  }

  save(send: (after: number) => Sending, next?: T): Promise<boolean> {
    const { seen } = this.fields;
    this.sending = send(seen);
    return this.draft_.hand_over(this.sending, next && { ...next, seen });
  }

  // They have been read, and mine stay.
  keep_mine(): void {
    this.fields.seen = this.now().seen;
  }

  take_theirs(): void {
    this.sending = undefined;
    this.draft_.clear(this.now());
  }

  private now(): Seen<T> {
    const { saved, revision } = this.of_();
    return { ...saved, seen: revision?.version ?? 0 };
  }
}
