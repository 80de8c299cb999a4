// SPDX-License-Identifier: Apache-2.0
// A form that is being filled in. What was begun survives a reload and a change of screens; as long
// as nothing was begun, the form shows what the room has.
import { untrack } from 'svelte';
import type { Drafts } from '../wire/drafts';
import type { Sending } from './sending.svelte';

type Fields = Record<string, unknown>;

export interface DraftOf<T> {
  drafts: Drafts;
  name: string;
  // What stands there before anybody types.
  saved: T;
}

export class Draft<T extends Fields> {
  fields: T = $state()!;
  private readonly drafts_: Drafts;
  private readonly name_: string;
  // What stood there when nothing had been typed yet.
  private untouched_: string;

  // Made while a component is; `of` is read again whenever what it reads has changed.
  constructor(of: () => DraftOf<T>) {
    const { drafts, name, saved } = untrack(of);
    this.drafts_ = drafts;
    this.name_ = name;
    this.untouched_ = JSON.stringify(saved);
    this.fields = { ...saved, ...begun(drafts.read(name), saved) };
    $effect(() => this.follow(of().saved));
    $effect(() => this.keep(JSON.stringify(this.fields)));
  }

  get begun(): boolean {
    return JSON.stringify(this.fields) !== this.untouched_;
  }

  // The outbox keeps the words from here on, so the draft does not. A refusal gives them back.
  async hand_over(sending: Sending): Promise<boolean> {
    const sent = JSON.stringify(this.fields);
    this.drafts_.write(this.name_, '');
    const saved = await sending.done;
    if (saved) this.untouched_ = sent;
    this.keep(JSON.stringify(this.fields));
    return saved;
  }

  // Empty again, for the next one.
  clear(blank: T): void {
    this.untouched_ = JSON.stringify(blank);
    this.fields = { ...blank };
  }

  private follow(saved: T): void {
    const text = JSON.stringify(saved);
    untrack(() => {
      if (text === this.untouched_) return;
      const as_saved = JSON.stringify(this.fields) === text;
      if (this.begun && !as_saved) return;
      this.untouched_ = text;
      if (as_saved) this.keep(text);
      else this.fields = { ...saved };
    });
  }

  private keep(text: string): void {
    this.drafts_.write(this.name_, text === this.untouched_ ? '' : text);
  }
}

// What an earlier page left. A field that this form does not have is not taken over.
function begun<T extends Fields>(text: string, saved: T): Partial<T> {
  try {
    const kept: Fields = JSON.parse(text || '{}');
    const known = Object.entries(kept).filter(([field]) => field in saved);
    return Object.fromEntries(known) as Partial<T>;
  } catch {
    return {};
  }
}
