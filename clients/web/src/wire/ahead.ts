// SPDX-License-Identifier: Apache-2.0
// What goes ahead of all that waits: what is, or may be, a sign of danger. Which answer in a form
// is one, only the server knows.
import type { Command } from './frames';

const may_be_danger = ['write_line', 'say_now', 'answer_item'];

export const goes_ahead = (command: Command) => may_be_danger.includes(command.do);

// The newer stands in place of the older. Lines stand side by side.
export function takes_the_place(newer: Command, older: Command): boolean {
  return newer.do !== 'write_line' && place_of(newer) === place_of(older);
}

function place_of(command: Command): string {
  const { form, item } = command.with as { form?: string; item?: string };
  return [command.do, form, item].join();
}
