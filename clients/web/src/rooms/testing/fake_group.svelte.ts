// SPDX-License-Identifier: Apache-2.0
// A group's room for tests of single parts: it has a document, takes commands, and answers at once
// unless its line is dead.
import { tick } from 'svelte';
import type { Patch, Refused } from '../../wire/frames';
import type { Answer } from '../../wire/outbox';
import { Drafts } from '../../wire/drafts';
import { FakeKeep } from '../../wire/testing/fake_keep';
import type { Document } from '../../wire/generated';
import { Once } from '../once';
import { Sending } from '../sending.svelte';
import { given, type Stage } from './thursday';

type Loose<T> = { -readonly [Field in keyof T]: T[Field] };

export class FakeGroup {
  readonly drafts = new Drafts(new FakeKeep(), 'jo/g1');
  readonly sent: { do: string; with: object }[] = [];
  readonly room = 'g1';
  doc: Loose<Document> = $state({});
  you = $state.raw(given('round', 'jo').you);
  not_yet_saved = 0;
  waiting: { do: string; id: string; with: object }[] = $state.raw([]);
  private refusals_ = new Map<string, Refused>();
  private readonly once_ = new Once();
  private late_: { sending: Sending; answer: () => void }[] | undefined;
  private now_ = 0;

  constructor(
    stage: Stage,
    private readonly who: string,
  ) {
    this.become(stage);
  }

  become(stage: Stage): void {
    const there = given(stage, this.who);
    this.doc = there.doc;
    this.you = there.you;
    this.now_ = there.now;
  }

  refuse(name: string, code: string, words?: string): void {
    this.refusals_.set(name, { code, at: '', message: code, ...(words && { words }) });
  }

  waiting_for(name: string, fields: object): void {
    this.waiting = [...this.waiting, { do: name, id: String(this.waiting.length), with: fields }];
  }

  on_its_way(name: string) {
    return this.waiting.filter((command) => command.do === name);
  }

  send(name: string, fields: object): Sending {
    this.sent.push({ do: name, with: fields });
    const why = this.refusals_.get(name);
    const answer: Answer = why ? { saved: false, why } : { saved: true };
    const late = this.late_;
    if (!late) return new Sending(Promise.resolve(answer));
    this.waiting_for(name, fields);
    let come!: () => void;
    const sending = new Sending(new Promise((resolve) => (come = () => resolve(answer))));
    late.push({ sending, answer: come });
    return sending;
  }

  send_once(name: string, fields: object): Sending {
    return this.once_.send(name, fields, () => this.send(name, fields));
  }

  // From now on nothing is answered until the line is back.
  line_is_dead(): void {
    this.late_ = [];
  }

  async line_is_back(): Promise<void> {
    const late = this.late_ ?? [];
    this.late_ = undefined;
    this.waiting = [];
    for (const { answer } of late) answer();
    await Promise.all(late.map(({ sending }) => sending.done));
    await tick();
  }

  // What every question is answered with.
  found: Document = {};

  ask(name: string, fields: object): Sending {
    this.sent.push({ do: name, with: fields });
    return new Sending(Promise.resolve({ saved: true, found: this.found as Patch }));
  }

  get member(): boolean {
    return this.you.role === 'member';
  }

  get on_call(): boolean {
    return this.you.role === 'on_call';
  }

  get facilitates(): boolean {
    return this.you.role.endsWith('facilitator');
  }

  away = $state.raw<string[]>([]);

  connection_of(seat: string): 'here' | 'lost' {
    return this.away.includes(seat) ? 'lost' : 'here';
  }

  now(): number {
    return this.now_;
  }
}
