// SPDX-License-Identifier: Apache-2.0
// Keeps this viewer's document of one room, as the server sends it. Knows nothing of its meaning.
import type { Doc, Patch, Patched, Welcome } from './frames';

export type Applied = 'applied' | 'seen_before' | 'gap';

interface Cursor {
  epoch: string;
  n: number;
}

// An entity comes whole and is replaced whole. Because it is no plain object, Svelte watches which
// entities there are, and not each field of each of them.
const of_an_entity = Object.create({}) as object;

export class DocumentStore {
  private cursor_: Cursor | undefined;

  // `doc` is changed in place, so that whoever watches the object sees each change.
  constructor(readonly doc: Doc = {}) {}

  // What to ask with `since`; nothing before the first welcome.
  get cursor(): string | undefined {
    return this.cursor_ && `${this.cursor_.epoch}:${this.cursor_.n}`;
  }

  forget(): void {
    this.cursor_ = undefined;
  }

  welcome(welcome: Welcome): Applied {
    if (welcome.doc) {
      this.replace(welcome.doc);
      this.cursor_ = read_cursor(welcome.cursor);
      return 'applied';
    }
    for (const patched of welcome.patches ?? []) {
      if (this.patched(patched) === 'gap') return 'gap';
    }
    return this.cursor === welcome.cursor ? 'applied' : 'gap';
  }

  patched({ n, patch }: Patched): Applied {
    if (!this.cursor_ || n > this.cursor_.n + 1) return 'gap';
    if (n <= this.cursor_.n) return 'seen_before';
    this.apply(patch);
    this.cursor_.n = n;
    return 'applied';
  }

  private apply(patch: Patch): void {
    for (const [kind, entities] of Object.entries(patch)) {
      const kept = (this.doc[kind] ??= {});
      for (const [id, entity] of Object.entries(entities)) {
        if (entity) kept[id] = Object.setPrototypeOf(entity, of_an_entity) as object;
        else delete kept[id];
      }
    }
  }

  private replace(doc: Doc): void {
    for (const [kind, entities] of Object.entries(this.doc)) {
      for (const id of Object.keys(entities)) {
        if (!doc[kind]?.[id]) delete entities[id];
      }
    }
    this.apply(doc);
  }
}

function read_cursor(text: string): Cursor | undefined {
  const colon = text.lastIndexOf(':');
  const n = Number(text.slice(colon + 1));
  return colon > 0 && Number.isSafeInteger(n) ? { epoch: text.slice(0, colon), n } : undefined;
}
