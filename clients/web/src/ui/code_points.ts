// SPDX-License-Identifier: Apache-2.0
// Lengths as the server counts them: an emoji is one, whatever it takes in memory.

export function code_points(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
