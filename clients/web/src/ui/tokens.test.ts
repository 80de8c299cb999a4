// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/ui/tokens.css', 'utf8');

function colours(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

const blocks = css
  .split(/^ +color-scheme:/m)
  .slice(1)
  .map(colours);
const [light, dark_by_system, dark_by_choice] = blocks;

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

const text_pairs = ['bg', 'card', 'sunk'].flatMap((ground) =>
  ['text', 'muted', 'accent', 'attention', 'stop'].map((ink) => [ink, ground]),
);
text_pairs.push(
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-stop', 'stop'],
  ['text', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['muted', 'accent-soft'],
  ['text', 'attention-soft'],
  ['attention', 'attention-soft'],
  ['stop', 'stop-soft'],
  ['text', 'stop-soft'],
);
const shape_pairs = ['bg', 'card', 'sunk'].flatMap((ground) =>
  ['border', 'focus', 'accent', 'attention'].map((ink) => [ink, ground]),
);

describe.each([
  ['light', light],
  ['dark', dark_by_choice],
])('%s', (_, colour) => {
  test.each(text_pairs)('%s on %s can be read', (ink, ground) => {
    expect(contrast(colour![ink!]!, colour![ground!]!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shape_pairs)('%s on %s can be seen', (ink, ground) => {
    expect(contrast(colour![ink!]!, colour![ground!]!)).toBeGreaterThanOrEqual(3);
  });
});

test('dark is the same whoever chose it', () => {
  expect(dark_by_system).toEqual(dark_by_choice);
});
