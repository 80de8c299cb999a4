// SPDX-License-Identifier: Apache-2.0
// A browser's storage for tests: it survives what the test calls a reload.
import type { Keep } from '../keep';

export class FakeKeep implements Keep {
  readonly kept = new Map<string, string>();

  get(key: string): string | undefined {
    return this.kept.get(key);
  }

  set(key: string, value: string): void {
    this.kept.set(key, value);
  }

  remove(key: string): void {
    this.kept.delete(key);
  }

  keys(start: string): string[] {
    return [...this.kept.keys()].filter((key) => key.startsWith(start)).sort();
  }
}
