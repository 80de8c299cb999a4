// SPDX-License-Identifier: Apache-2.0
// How long to wait before the next try: doubling, with full jitter, so that a thousand phones
// that lost the same server do not come back in the same second.

const first_ms = 1_000;
const longest_ms = 30_000;
const shortest_ms = 200;

export function wait_ms(tries: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longest_ms, first_ms * 2 ** Math.min(tries, 10));
  return Math.max(shortest_ms, Math.round(random() * ceiling));
}
