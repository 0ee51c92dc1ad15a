// The shapes of an arrow: a line with rounded corners, and its point.
import type { Point } from './layout.ts';

/** A coordinate without the digits that nobody sees. */
export const round = (value: number) => Math.round(value * 10) / 10;

const CORNER = 8;

/** A line through the points, as a path; its corners are rounded. */
export function pathThrough(points: readonly Point[]): string {
  const [start = [0, 0], ...rest] = points;
  const parts = rest.map((corner, at) => {
    const next = rest[at + 1];
    if (!next) return `L${corner[0]} ${corner[1]}`;
    const [bx, by] = towards(corner, points[at] ?? corner);
    const [ax, ay] = towards(corner, next);
    return `L${bx} ${by}Q${corner[0]} ${corner[1]} ${ax} ${ay}`;
  });
  return `M${start[0]} ${start[1]}${parts.join('')}`;
}

/** The point at which a corner's rounding ends, from the corner towards another. */
function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other[0] - corner[0], other[1] - corner[1]);
  const part = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return [round(corner[0] + (other[0] - corner[0]) * part), round(corner[1] + (other[1] - corner[1]) * part)];
}

/** Where a line ends, and the direction in which it does. */
function endOf(points: readonly Point[]): { readonly end: Point; readonly dx: number; readonly dy: number } {
  const end = points.at(-1) ?? [0, 0];
  const before = points.at(-2) ?? end;
  const length = Math.hypot(end[0] - before[0], end[1] - before[1]) || 1;
  return { end, dx: (end[0] - before[0]) / length, dy: (end[1] - before[1]) / length };
}

/** An arrow's point at the end of a line, as a path: a marker would need an identifier, which two drawings on a page would share. */
export function pointOf(points: readonly Point[], size: number): string {
  const { end, dx, dy } = endOf(points);
  const [x, y] = [end[0] - dx * size, end[1] - dy * size];
  const half = size * 0.55;
  return `M${end[0]} ${end[1]}L${round(x - dy * half)} ${round(y + dx * half)}L${round(x + dy * half)} ${round(y - dx * half)}Z`;
}

/** The line without its last few units, so that a thick one does not show beside the tip of its point. */
export function withoutTip(points: readonly Point[]): Point[] {
  const { end, dx, dy } = endOf(points);
  return [...points.slice(0, -1), [round(end[0] - dx * 6), round(end[1] - dy * 6)]];
}
