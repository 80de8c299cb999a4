// SPDX-License-Identifier: Apache-2.0
// What goes ahead of all that waits: what is, or may be, a sign of danger, and what is done about
// one. Which answer in a form is one, only the server knows.
import type { Command } from './frames';

const ahead = [
  'write_line',
  'say_now',
  'answer_item',
  'acknowledge_risk',
  'assess_risk',
  'plan_risk',
  'hand_over_risk',
  'close_risk',
];

export const goes_ahead = (command: Command) => ahead.includes(command.do);

// Once the newer is saved, nothing of the older is left to save.
export function takes_the_place(newer: Command, older: Command): boolean {
  return ['say_now', 'answer_item'].includes(newer.do) && place_of(newer) === place_of(older);
}

// Whether it happens now is one thing, and where another.
function place_of({ do: name, with: fields }: Command): string {
  const { form, item } = fields as { form?: string; item?: string };
  return [name, ...(name === 'say_now' ? Object.keys(fields) : [form, item])].join();
}
