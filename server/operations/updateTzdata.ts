import moment from 'moment-timezone';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import release from '../time/tzdata.json' with { type: 'json' };

// `npm run tzdata:update` brings the newest tables of hours and writes down their day, and which zones
// have other hours from then on: for those the tests do not ask the platform, which lags behind.
const library = 'moment-timezone';
const file = new URL('../time/tzdata.json', import.meta.url);
const week = 7 * 24 * 3_600_000;
const regional = /^(?!Etc\/).+\//;

const before = readTables();
npm('install', '--save-exact', '--omit-lockfile-registry-resolved', `${library}@latest`);
const after = readTables();
if (after.version === before.version) {
  process.stdout.write(`${before.version} is the newest.\n`);
} else {
  const published = publishedAt(after.package);
  const changed = [...after.zones.keys()].filter(
    (zone) => regional.test(zone) && differs(zone, Date.parse(published)),
  );
  const changes = Object.fromEntries(changed.map((zone) => [zone, after.version]));
  const entry = { version: after.version, published, changes: { ...release.changes, ...changes } };
  writeFileSync(file, `${JSON.stringify(entry, null, 2)}\n`);
  process.stdout.write(`${before.version} -> ${after.version} ${changed.join(' ')}\n`);
}

interface Tables {
  version: string;
  /** The version of the package that they came with. */
  package: string;
  zones: ReadonlyMap<string, moment.UnpackedZone>;
}

function readTables(): Tables {
  const read = (name: string): unknown =>
    JSON.parse(
      readFileSync(new URL(`../../node_modules/${library}/${name}`, import.meta.url), 'utf8'),
    );
  const tables = z
    .object({ version: z.string(), zones: z.array(z.string()), links: z.array(z.string()) })
    .parse(read('data/packed/latest.json'));
  const zones = new Map<string, moment.UnpackedZone>();
  for (const zone of tables.zones.map((packed) => moment.tz.unpack(packed)))
    zones.set(zone.name, zone);
  for (const [target = '', alias = ''] of tables.links.map((link) => link.split('|'))) {
    const zone = zones.get(target);
    if (zone !== undefined) zones.set(alias, zone);
  }
  return {
    version: tables.version,
    package: z.object({ version: z.string() }).parse(read('package.json')).version,
    zones,
  };
}

/** Whether a zone has other hours in the ten years after an instant than the tables before say. */
function differs(zone: string, from: number): boolean {
  const [old, now] = [before.zones.get(zone), after.zones.get(zone)];
  if (old === undefined || now === undefined) return old !== now;
  for (let at = from; at < from + 520 * week; at += week)
    if (offsetIn(old, at) !== offsetIn(now, at)) return true;
  return false;
}

function offsetIn({ untils, offsets }: moment.UnpackedZone, instant: number): number | undefined {
  return offsets[untils.findIndex((until) => instant < until)];
}

function publishedAt(version: string): string {
  const times = z
    .record(z.string(), z.string())
    .parse(JSON.parse(npm('view', library, 'time', '--json')));
  return (times[version] ?? '').slice(0, 10);
}

function npm(...words: string[]): string {
  return execFileSync('npm', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
