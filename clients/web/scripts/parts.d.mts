// SPDX-License-Identifier: Apache-2.0
export const parts: string[];
export const staff: string;
export function part_of(source: string): string | undefined;
export function apart(
  source: string,
): { kind: 'words' | 'pages' | 'part'; part?: string; language?: string } | undefined;
