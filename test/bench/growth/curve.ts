/* How a time grows with a size: measured at some sizes, with the exponent that says it in one number. */

/** What somebody does, and how long it takes at each size. */
export interface Curve {
  /** What grows. */
  axis: Axis;
  /** What is done, in words. */
  what: string;
  /** The exponent is of the sizes from here on: below, a page still fills. */
  from: number;
  /** The largest exponent that is right. */
  atMost: number;
  points: Point[];
}

export interface Point {
  size: number;
  milliseconds: number;
}

export type Axis = 'sign-ups' | 'events' | 'co-sponsors';

/**
 * The power of the size by which the time grows: 0 where it does not, 1 in proportion. Of a logarithm it is
 * about 0.1 between a thousand and a million. Least squares over the logarithms of both.
 *
 * @returns NaN for fewer than two sizes
 */
export function exponentOf({ points, from }: Pick<Curve, 'points' | 'from'>): number {
  const used = points
    .filter(({ size }) => size >= from)
    .map(({ size, milliseconds }) => ({ x: Math.log(size), y: Math.log(milliseconds) }));
  if (used.length < 2) return Number.NaN;
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(used.map((one) => one.x));
  const y = mean(used.map((one) => one.y));
  const slope = used.reduce((sum, one) => sum + (one.x - x) * (one.y - y), 0);
  return slope / used.reduce((sum, one) => sum + (one.x - x) ** 2, 0);
}
