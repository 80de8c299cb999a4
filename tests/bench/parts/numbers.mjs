// SPDX-License-Identifier: Apache-2.0
// Numbers of several tries as one, and as text.

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const whole = (number) => Math.round(number).toLocaleString('en');
export const fine = (number, digits = 2) => number.toFixed(digits);
export const times = (number) => `${fine(number)} x`;
