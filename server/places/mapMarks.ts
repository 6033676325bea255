/** What a mark stands for: actions of ours, those that partners alone call, a city where nobody does yet. */
const markKinds = ['us', 'partner', 'open'] as const;
export type MarkKind = (typeof markKinds)[number];

/** A city on the drawn map, with how many actions are there. */
export interface MapPoint {
  kind: MarkKind;
  x: number;
  y: number;
  /** 0 where nobody organizes one yet. */
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

/** Of the same area as a circle is a square that stands on its corner and reaches so much farther. */
const corner = 1.4;

/**
 * Marks that nowhere touch. Where two would, they become one that stands where more is going on, and leads
 * there. It is of the kind that comes first of theirs: what is called by us, then by partners, then nowhere.
 */
export function mapMarks(points: readonly MapPoint[]): MapMark[] {
  let marks = points
    .map((point) => ({ ...point, radius: radiusOf(point) }))
    .toSorted(
      (one, other) =>
        other.count - one.count || rank(one) - rank(other) || one.x - other.x || one.y - other.y,
    );
  for (;;) {
    const merged = mergedOnce(marks);
    if (merged.length === marks.length) return merged;
    marks = merged.toSorted((one, other) => other.count - one.count);
  }
}

function rank({ kind }: MapPoint): number {
  return markKinds.indexOf(kind);
}

/** Its area tells the number, within what can still be hit and does not hide a continent. */
function radiusOf({ count, kind }: MapPoint): number {
  const round = Math.min(24, smallest + 1.3 * Math.max(0, Math.sqrt(count) - 1));
  return kind === 'partner' ? corner * round : round;
}

/** Squares that are as wide as the largest two marks: only those around have to be looked at. */
const cell = 72;

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
      if (rank(mark) < rank(touched)) touched.kind = mark.kind;
      touched.radius = radiusOf(touched);
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
