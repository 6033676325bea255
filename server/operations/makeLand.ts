import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { feature } from 'topojson-client';
import { landHeight, landWidth } from '../places/land.ts';

// `npm run land` writes down where there is land, from Natural Earth (public domain, `world-atlas`): a bit
// for each quarter of a degree, row by row from the north. Land alone, since borders are disputed.
const file = new URL('../../node_modules/world-atlas/land-50m.json', import.meta.url);
const world: Parameters<typeof feature>[0] = JSON.parse(readFileSync(file, 'utf8'));
const { land } = world.objects;
if (land?.type !== 'GeometryCollection') throw new Error('There is no land.');
const rings = feature(world, land).features.flatMap(({ geometry }) =>
  geometry.type === 'MultiPolygon'
    ? geometry.coordinates.flat()
    : geometry.type === 'Polygon'
      ? geometry.coordinates
      : [],
);

const bits = Buffer.alloc((landWidth * landHeight) / 8);
for (let row = 0; row < landHeight; row += 1) {
  const crossings = crossingsAt(90 - (row + 0.5) * (180 / landHeight));
  for (let column = 0; column < landWidth; column += 1) {
    const longitude = (column + 0.5) * (360 / landWidth) - 180;
    // Between an odd number of shores to the west and the rest of them one stands on land.
    const shores = crossings.filter((crossing) => crossing < longitude).length;
    const bit = row * landWidth + column;
    if (shores % 2 === 1) bits.writeUInt8(bits.readUInt8(bit >> 3) | (1 << (bit & 7)), bit >> 3);
  }
}
writeFileSync(new URL('../places/land.bin', import.meta.url), deflateRawSync(bits, { level: 9 }));

/** The longitudes at which a parallel meets a shore. */
function crossingsAt(latitude: number): number[] {
  return rings.flatMap((ring) =>
    ring.flatMap(([x = 0, y = 0], at) => {
      const [nextX = 0, nextY = 0] = ring[at + 1] ?? [];
      if (ring[at + 1] === undefined || y > latitude === nextY > latitude) return [];
      return x + ((latitude - y) / (nextY - y)) * (nextX - x);
    }),
  );
}
