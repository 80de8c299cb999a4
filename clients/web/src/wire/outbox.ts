// SPDX-License-Identifier: Apache-2.0
// Commands on their way: each is kept until the server says that it is saved, or why not.
import { goes_ahead, takes_the_place } from './ahead';
import type { Command, Patch, Refused } from './frames';
import type { Keep } from './keep';

export type Answer = { saved: true; found?: Patch } | { saved: false; why: Refused };

// The server could not just now and has done nothing: the same command is sent again later.
const passing = new Set(['busy', 'too_fast', 'storage_full']);

export interface Waiting extends Command {
  made_at: number;
  // Why the last try did not go through, when the server said so.
  held_up?: string;
}

export interface OutboxListener {
  changed?(): void;
  // A command that was made before a reload was refused: no form waits for the reason any more.
  refused_late?(command: Command, why: Refused): void;
}

interface Slot {
  key: string;
  command: Waiting;
  answer?: (answer: Answer) => void;
  // Questions change nothing, so they are not kept over a reload.
  question: boolean;
}

export class Outbox {
  private slots_ = new Map<string, Slot>();
  private made_ = 0;

  // `owner` names whose words these are and in which room: nobody else's are ever sent.
  constructor(
    private readonly keep: Keep,
    private readonly owner: string,
    private readonly told: OutboxListener = {},
  ) {
    for (const key of keep.keys(this.key(''))) this.restore(key);
  }

  // Oldest first: the order in which they were made.
  get waiting(): Waiting[] {
    return [...this.slots_.values()].map((slot) => slot.command);
  }

  // What may be sent. One after the other, so that nothing older is ever made after what is newer.
  // Questions, signs of danger and what is done about one wait for nobody.
  get may_leave(): Waiting[] {
    const slots = [...this.slots_.values()];
    const first = slots.find((slot) => !slot.question);
    return slots
      .filter((slot) => slot === first || slot.question || goes_ahead(slot.command))
      .map((slot) => slot.command);
  }

  // What a person did and is not yet saved.
  get not_yet_saved(): number {
    return [...this.slots_.values()].filter((slot) => !slot.question).length;
  }

  add(name: string, fields: object): { command: Command; answered: Promise<Answer> } {
    return this.put(name, fields, false);
  }

  ask(name: string, fields: object): { command: Command; answered: Promise<Answer> } {
    return this.put(name, fields, true);
  }

  ok(id: string, found?: Patch): void {
    const overtaken = this.overtaken_by(id);
    this.settle(id, found ? { saved: true, found } : { saved: true });
    for (const older of overtaken) this.settle(older, { saved: true });
  }

  // True when the command stays and is to be sent again after a while.
  no(id: string, why: Refused): boolean {
    const slot = this.slots_.get(id);
    if (slot && passing.has(why.code)) {
      slot.command = { ...slot.command, held_up: why.code };
      this.told.changed?.();
      return true;
    }
    this.settle(id, { saved: false, why });
    return false;
  }

  // What was held up while something newer went ahead in its place: made now, it would undo it.
  private overtaken_by(id: string): string[] {
    const all = this.waiting;
    const at = all.findIndex((one) => one.id === id);
    const newer = all[at];
    const older = newer ? all.slice(0, at).filter((one) => takes_the_place(newer, one)) : [];
    return older.map((one) => one.id);
  }

  private put(name: string, fields: object, question: boolean) {
    const command: Waiting = { do: name, id: new_id(), with: fields, made_at: Date.now() };
    const order = `${command.made_at}-${String(this.made_++).padStart(6, '0')}`;
    const slot: Slot = { key: this.key(`${order}-${command.id}`), command, question };
    const answered = new Promise<Answer>((resolve) => (slot.answer = resolve));
    this.slots_.set(command.id, slot);
    if (!question) this.keep.set(slot.key, JSON.stringify(command));
    this.told.changed?.();
    return { command, answered };
  }

  private settle(id: string, answer: Answer): void {
    const slot = this.slots_.get(id);
    if (!slot) return;
    this.slots_.delete(id);
    this.keep.remove(slot.key);
    this.told.changed?.();
    if (slot.answer) slot.answer(answer);
    else if (!answer.saved) this.told.refused_late?.(slot.command, answer.why);
  }

  private restore(key: string): void {
    const command = read(this.keep.get(key));
    if (command) this.slots_.set(command.id, { key, command, question: false });
    else this.keep.remove(key);
  }

  private key(rest: string): string {
    return `outbox/${this.owner}/${rest}`;
  }
}

function new_id(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(15));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

function read(text: string | undefined): Waiting | undefined {
  try {
    const read: Waiting = JSON.parse(text ?? '');
    return typeof read.id === 'string' && typeof read.do === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}
