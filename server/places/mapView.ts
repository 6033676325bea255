import { geoAzimuthalEqualArea, geoEqualEarth, type GeoProjection } from 'd3-geo';
import type { Point } from './distance.ts';
import { isLand } from './land.ts';

/** A map as it is drawn: how large, its land as a path of dots, and where a point of the earth is on it. */
export interface MapView {
  width: number;
  height: number;
  /** Between two dots of a row; each begins where the dashes of the path do. */
  step: number;
  land: string;
  place: (point: Point) => { x: number; y: number } | null;
}

const width = 1000;
const step = 7;
const rowHeight = 6;

/** From the south of Tierra del Fuego to the north of Greenland; the Bering Strait is at the edge. */
const worldEdges = { west: -168, east: 190, south: -56, north: 79 };

let world: MapView | null = null;

/** The whole world, in Equal Earth: no continent is drawn larger than it is. */
export function worldView(): MapView {
  const { west, east, south, north } = worldEdges;
  world ??= viewOf(
    geoEqualEarth().rotate([-11, 0]),
    outline([
      { longitude: west, latitude: 0 },
      { longitude: east, latitude: 0 },
      { longitude: 11, latitude: south },
      { longitude: 11, latitude: north },
    ]),
  );
  return world;
}

/** Less than so many degrees around a place shows nothing of where it is. */
const leastDegrees = 4;

/** The part of the world in which some points are, with some room around them. */
export function viewAround(points: readonly Point[]): MapView {
  if (points.length === 0) return worldView();
  const { longitude, latitude, spread } = middleOf(points);
  const projection = geoAzimuthalEqualArea().rotate([-longitude, -latitude]);
  const room = Math.max(leastDegrees, spread * 0.12);
  const wide = Math.min(60, room / Math.max(0.2, Math.cos((latitude * Math.PI) / 180)));
  return viewOf(
    projection,
    outline([
      ...points,
      { longitude: longitude - wide, latitude },
      { longitude: longitude + wide, latitude },
      { longitude, latitude: Math.max(-89, latitude - room) },
      { longitude, latitude: Math.min(89, latitude + room) },
    ]),
  );
}

/** The middle of the smallest part of the earth that has all points, also across the date line. */
function middleOf(points: readonly Point[]): Point & { spread: number } {
  const sorted = points.map(({ longitude }) => longitude).toSorted((one, other) => one - other);
  const [first = 0] = sorted;
  let west = first;
  let widest = first + 360 - (sorted.at(-1) ?? first);
  sorted.forEach((longitude, at) => {
    const next = sorted[at + 1];
    if (next === undefined || next - longitude <= widest) return;
    widest = next - longitude;
    west = next;
  });
  const latitudes = points.map(({ latitude }) => latitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const breadth = 360 - widest;
  return {
    longitude: ((west + breadth / 2 + 540) % 360) - 180,
    latitude: (south + north) / 2,
    spread: Math.max(breadth, north - south),
  };
}

/** As d3 fits a projection to it. */
interface Outline {
  type: 'MultiPoint';
  coordinates: [number, number][];
}

function outline(points: readonly Point[]): Outline {
  return {
    type: 'MultiPoint',
    coordinates: points.map(({ longitude, latitude }) => [longitude, latitude]),
  };
}

/** Room around what is shown, for marks that stand at its edge. */
const margin = 24;

/** As high as it is wide at most, and never a mere strip. */
const [lowest, highest] = [360, 760];

function viewOf(projection: GeoProjection, shown: Outline): MapView {
  projection.fitWidth(width - 2 * margin, shown);
  const tall = heightOf(projection, shown);
  const height = Math.round(Math.min(highest, Math.max(lowest, tall + 2 * margin)));
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    shown,
  );
  return {
    width,
    height,
    step,
    land: landOf(projection, height),
    place: ({ longitude, latitude }) => {
      const [x, y] = projection([longitude, latitude]) ?? [];
      if (x === undefined || y === undefined) return null;
      if (x < 0 || y < 0 || x > width || y > height) return null;
      return { x: Math.round(x), y: Math.round(y) };
    },
  };
}

function heightOf(projection: GeoProjection, shown: Outline): number {
  const ys = shown.coordinates.flatMap((point) => projection(point)?.[1] ?? []);
  return Math.max(...ys) - Math.min(...ys);
}

/**
 * Halftone: a dot where there is land, every other row between those of the last. Dots beside each other are
 * one line, dashed with dashes of no length and round ends, which takes a tenth of the bytes.
 */
function landOf(projection: GeoProjection, height: number): string {
  const lines: string[] = [];
  for (let row = 0; row * rowHeight < height; row += 1) {
    const y = row * rowHeight + 3;
    const from = row % 2 === 0 ? 0 : 3.5;
    let begun: number | null = null;
    for (let x = from; x <= width + step; x += step) {
      const land = x <= width && isLandAt(projection, x, y);
      if (land) begun ??= x;
      else if (begun !== null) {
        // A hair beyond the last dot, which would else be lost where numbers are rounded.
        lines.push(`M${begun} ${y}h${x - step - begun + 1}`);
        begun = null;
      }
    }
  }
  return lines.join('');
}

function isLandAt(projection: GeoProjection, x: number, y: number): boolean {
  const [longitude = Number.NaN, latitude = Number.NaN] = projection.invert?.([x, y]) ?? [];
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return false;
  // Beyond the edge of the earth a projection answers with a point of its other side.
  const [back = Number.NaN, backY = Number.NaN] = projection([longitude, latitude]) ?? [];
  return Math.abs(back - x) < 1 && Math.abs(backY - y) < 1 && isLand(longitude, latitude);
}
