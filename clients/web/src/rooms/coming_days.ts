// SPDX-License-Identifier: Apache-2.0

// The seven days to come, each at nine in the morning of this browser's zone.
export function coming_days(now: number): number[] {
  return Array.from({ length: 7 }, (_, ahead) => {
    const at = new Date(now);
    at.setDate(at.getDate() + ahead + 1);
    at.setHours(9, 0, 0, 0);
    return at.getTime();
  });
}
