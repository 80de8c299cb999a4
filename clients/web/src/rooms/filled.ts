// SPDX-License-Identifier: Apache-2.0

// The fields in which somebody wrote something, trimmed: an empty one is left out.
export function filled<Names extends string>(
  fields: Record<Names, string>,
): Partial<Record<Names, string>> {
  const written = Object.entries<string>(fields)
    .map(([name, text]) => [name, text.trim()])
    .filter(([, text]) => text);
  return Object.fromEntries(written) as Partial<Record<Names, string>>;
}
