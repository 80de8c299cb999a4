// SPDX-License-Identifier: Apache-2.0
// Where the points of a score line stand, in a box that begins at the upper left.
import type { ScoreView } from '../../wire/generated';

export interface Box {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
  total: number;
  at: number;
}

// Evenly apart, so that two forms in one week do not fall upon each other; nought lies at the foot.
export function points(scores: readonly ScoreView[], points_max: number, box: Box): Point[] {
  const whole = scores.flatMap(({ total, at }) => (total === undefined ? [] : [{ total, at }]));
  const step = whole.length > 1 ? box.width / (whole.length - 1) : 0;
  return whole.map(({ total, at }, index) => ({
    x: whole.length > 1 ? index * step : box.width / 2,
    y: height_of(total, points_max, box),
    total,
    at,
  }));
}

export function height_of(total: number, points_max: number, box: Box): number {
  return box.height - (total / Math.max(1, points_max)) * box.height;
}
