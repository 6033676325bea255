/** A city on the drawn map, with how many actions are there. */
export interface MapPoint {
  x: number;
  y: number;
  count: number;
  /** Where its mark leads. */
  href: string;
}

/** A mark: one city, or several that would touch. */
export interface MapMark extends MapPoint {
  radius: number;
}

/** Between two marks there is a little of the sea or the land. */
const gap = 1;

/** Of the mark of one action, in the units of the drawing. */
const smallest = 5;

/**
 * Marks that nowhere touch. Where two would, they become one that stands where more is going on, and leads
 * there.
 */
export function mapMarks(points: readonly MapPoint[]): MapMark[] {
  let marks = points
    .map((point) => ({ ...point, radius: radiusOf(point.count) }))
    .toSorted((one, other) => other.count - one.count || one.x - other.x || one.y - other.y);
  for (;;) {
    const merged = mergedOnce(marks);
    if (merged.length === marks.length) return merged;
    marks = merged.toSorted((one, other) => other.count - one.count);
  }
}

/** Its area tells the number, within what can still be hit and does not hide a continent. */
function radiusOf(count: number): number {
  return Math.min(24, smallest + 1.3 * (Math.sqrt(count) - 1));
}

/** Squares that are as wide as the largest two marks: only those around have to be looked at. */
const cell = 64;

function mergedOnce(marks: readonly MapMark[]): MapMark[] {
  const cells = new Map<string, MapMark[]>();
  const kept: MapMark[] = [];
  for (const mark of marks) {
    const near = around(mark).flatMap((name) => cells.get(name) ?? []);
    const touched = near.find(
      (other) => Math.hypot(other.x - mark.x, other.y - mark.y) < other.radius + mark.radius + gap,
    );
    if (touched !== undefined) {
      touched.count += mark.count;
      touched.radius = radiusOf(touched.count);
      continue;
    }
    const own = { ...mark };
    kept.push(own);
    const [name = ''] = around(own);
    cells.set(name, [...(cells.get(name) ?? []), own]);
  }
  return kept;
}

/** The square of a mark first, then those beside it. */
function around({ x, y }: MapMark): string[] {
  const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
  const steps = [0, -1, 1];
  return steps.flatMap((down) => steps.map((right) => `${column + right} ${row + down}`));
}
