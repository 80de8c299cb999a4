// SPDX-License-Identifier: Apache-2.0
// Where people stand in a circle. It is 100 wide with its middle at 50, 50; angles run clockwise
// from the top, in degrees.
import type { Closeness, Placement } from '../../wire/generated';

export const rings: readonly Closeness[] = ['closest', 'close', 'further', 'outside'];

// The middle of each ring, and where it ends.
const middles: Record<Closeness, number> = { closest: 14, close: 24.5, further: 34.5, outside: 45 };
export const edges: readonly number[] = [19, 29.5, 39.5];
// Nearer than this is oneself.
export const me = 7;

export interface Point {
  x: number;
  y: number;
}

export function point_of({ closeness, angle }: Placement): Point {
  const radians = (angle / 180) * Math.PI;
  const far = middles[closeness];
  return { x: 50 + far * Math.sin(radians), y: 50 - far * Math.cos(radians) };
}

export function placement_at({ x, y }: Point): Placement {
  const far = Math.hypot(x - 50, y - 50);
  const ring = edges.findIndex((edge) => far <= edge);
  const angle = (Math.atan2(x - 50, 50 - y) / Math.PI) * 180;
  return { closeness: rings[ring < 0 ? 3 : ring]!, angle: whole(angle) };
}

const whole = (angle: number) => (Math.round(angle) + 360) % 360;

const turn = 15;

// What an arrow key does; undefined: nothing.
export function moved(from: Placement, key: string): Placement | undefined {
  const ring = rings.indexOf(from.closeness);
  switch (key) {
    case 'ArrowUp':
      return ring > 0 ? { ...from, closeness: rings[ring - 1]! } : undefined;
    case 'ArrowDown':
      return ring < 3 ? { ...from, closeness: rings[ring + 1]! } : undefined;
    case 'ArrowLeft':
      return { ...from, angle: whole(from.angle - turn) };
    case 'ArrowRight':
      return { ...from, angle: whole(from.angle + turn) };
    default:
      return undefined;
  }
}

// In the widest gap that the others leave, so that names do not cover each other.
export function free_angle(others: readonly Placement[]): number {
  const taken = others.map(({ angle }) => angle).sort((one, other) => one - other);
  const first = taken[0];
  if (first === undefined) return 0;
  let best = { from: 0, wide: -1 };
  taken.forEach((from, index) => {
    const wide = (taken[index + 1] ?? first + 360) - from;
    if (wide > best.wide) best = { from, wide };
  });
  return whole(best.from + best.wide / 2);
}
