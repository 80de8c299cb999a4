// SPDX-License-Identifier: Apache-2.0
// Words that were begun and not yet sent: they survive a reload, under the same rule as the outbox.
import type { Keep } from './keep';

export class Drafts {
  constructor(
    private readonly keep: Keep,
    private readonly owner: string,
  ) {}

  read(name: string): string {
    return this.keep.get(this.key(name)) ?? '';
  }

  write(name: string, text: string): void {
    if (text === '') this.keep.remove(this.key(name));
    else this.keep.set(this.key(name), text);
  }

  private key(name: string): string {
    return `draft/${this.owner}/${name}`;
  }
}
