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
  // When that was written, where several may write it (undefined: nothing was): kept with what is
  // typed.
  at?: number | undefined;
}

export class Draft<T extends Fields> {
  fields: T = $state()!;
  private readonly of_: () => DraftOf<T>;
  private readonly drafts_: Drafts;
  private readonly name_: string;
  // What stood there when nothing had been typed yet. Empty: not known any more, but something else
  // than what stands there now.
  private untouched_: string = $state.raw('');
  private based_on_: number | undefined = $state.raw();

  // Made while a component is; `of` is read again whenever what it reads has changed.
  constructor(of: () => DraftOf<T>) {
    const { drafts, name, saved, at } = untrack(of);
    const kept = parsed(drafts.read(name));
    this.of_ = of;
    this.drafts_ = drafts;
    this.name_ = name;
    this.fields = { ...saved, ...begun(kept, saved) };
    this.based_on_ = base_of(kept, at);
    this.untouched_ = this.based_on_ === at ? JSON.stringify(saved) : '';
    $effect(() => this.follow(of()));
    $effect(() => this.keep(JSON.stringify(this.fields)));
  }

  get begun(): boolean {
    return JSON.stringify(this.fields) !== this.untouched_;
  }

  // When what stood there as the typing began was written; undefined: nothing stood there.
  get based_on(): number | undefined {
    return this.based_on_;
  }

  // From here on the words are meant for what stands there now.
  write_over(): void {
    const { saved, at } = untrack(this.of_);
    this.untouched_ = JSON.stringify(saved);
    this.based_on_ = at;
  }

  // The outbox keeps the words from here on, so the draft does not. A refusal gives them back.
  // Once they are saved `next` stands there, unless somebody has written on. True: saved, and
  // nothing was written since.
  async hand_over(sending: Sending, next?: T): Promise<boolean> {
    const sent = JSON.stringify(this.fields);
    const stood = JSON.stringify(untrack(this.of_).saved);
    this.drafts_.write(this.name_, '');
    const saved = await sending.done;
    if (saved) this.settle(sent, stood, next);
    // Another form may have kept other words under this name meanwhile.
    else if (!this.drafts_.read(this.name_)) this.keep(JSON.stringify(this.fields));
    return saved && !this.begun;
  }

  // Empty again, for the next one.
  clear(blank: T): void {
    this.untouched_ = JSON.stringify(blank);
    this.fields = { ...blank };
  }

  private settle(sent: string, stood: string, next: T | undefined): void {
    if (next && JSON.stringify(this.fields) === sent) this.fields = { ...next };
    this.untouched_ = next ? JSON.stringify(next) : sent;
    const now = untrack(this.of_);
    if (JSON.stringify(now.saved) !== stood) this.follow(now);
  }

  private follow({ saved, at }: DraftOf<T>): void {
    const text = JSON.stringify(saved);
    untrack(() => {
      if (text === this.untouched_) {
        this.based_on_ = at;
        return;
      }
      const as_saved = JSON.stringify(this.fields) === text;
      if (this.begun && !as_saved) return;
      this.untouched_ = text;
      this.based_on_ = at;
      if (as_saved) this.keep(text);
      else this.fields = { ...saved };
    });
  }

  private keep(text: string): void {
    const based = 'at' in untrack(this.of_) && { based_on: this.based_on_ ?? null };
    const kept = based ? JSON.stringify({ ...this.fields, ...based }) : text;
    this.drafts_.write(this.name_, text === this.untouched_ ? '' : kept);
  }
}

function parsed(text: string): Fields {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return {};
  }
}

// What an earlier page left. A field that this form does not have is not taken over.
function begun<T extends Fields>(kept: Fields, saved: T): Partial<T> {
  const known = Object.entries(kept).filter(([field]) => field in saved);
  return Object.fromEntries(known) as Partial<T>;
}

function base_of({ based_on }: Fields, at: number | undefined): number | undefined {
  if (based_on === null) return undefined;
  return typeof based_on === 'number' ? based_on : at;
}
