// SPDX-License-Identifier: Apache-2.0
// Where the points of a score line stand, and the links of the weeks on it, in a box that begins
// at the upper left.
import type { ScoreView } from '../../wire/generated';
import type { LinkDot } from './links';

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

export interface DotPlace {
  x: number;
  y: number;
  link: LinkDot;
}

// One step of the line from left to right: a score, the link of its week, or both.
interface Station {
  at: number;
  total?: number;
  n?: number | undefined;
  link?: LinkDot;
}

export interface Line {
  points: Point[];
  dots: DotPlace[];
  stations: number;
}

// Evenly apart, so that two forms in one week do not fall upon each other; nought lies at the foot.
// A link stands at the form before its session, or by itself at its day, upon the line.
export function score_line(
  scores: readonly ScoreView[],
  links: readonly LinkDot[],
  points_max: number,
  box: Box,
): Line {
  const stations = stations_of(scores, links);
  const step = stations.length > 1 ? box.width / (stations.length - 1) : 0;
  const x_of = (index: number) => (stations.length > 1 ? index * step : box.width / 2);
  const points = stations.flatMap(({ at, total }, index) =>
    total === undefined
      ? []
      : [{ x: x_of(index), y: height_of(total, points_max, box), total, at }],
  );
  const dots = stations.flatMap(({ link }, index) =>
    link ? [{ x: x_of(index), y: height_at(points, x_of(index), box), link }] : [],
  );
  return { points, dots, stations: stations.length };
}

export function height_of(total: number, points_max: number, box: Box): number {
  return box.height - (total / Math.max(1, points_max)) * box.height;
}

function stations_of(scores: readonly ScoreView[], links: readonly LinkDot[]): Station[] {
  const stations: Station[] = scores.flatMap(({ total, at, session_n }) =>
    total === undefined ? [] : [{ total, at, n: session_n }],
  );
  for (const link of links) {
    const of_week = stations.filter(({ n }) => n !== undefined && n === link.n).at(-1);
    if (of_week && !of_week.link) of_week.link = link;
    else stations.push({ at: link.at, link });
  }
  return stations.sort((one, other) => one.at - other.at);
}

// Between two scores the line goes straight; before the first and after the last it stays.
function height_at(points: readonly Point[], x: number, box: Box): number {
  const before = points.filter((point) => point.x <= x).at(-1);
  const after = points.find((point) => point.x >= x);
  if (!before || !after) return (before ?? after)?.y ?? box.height / 2;
  if (before.x === after.x) return before.y;
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
}
