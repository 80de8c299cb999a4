// SPDX-License-Identifier: Apache-2.0
// What a plan for staying well holds, in the order in which one writes it.
import type { PlanPart, PlanView } from '../../wire/generated';

export const plan_parts: readonly PlanPart[] = [
  'signs',
  'told',
  'worked',
  'working_on',
  'ahead',
  'crisis',
  'come_back',
];

export const words_of = (plan: PlanView | undefined, part: PlanPart): string =>
  plan?.parts.find((one) => one.part === part)?.words ?? '';
