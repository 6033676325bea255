import { IANAZone } from 'luxon';
import release from './tzdata.json' with { type: 'json' };
import {
  namesInTables,
  readTable,
  stretchAt,
  tablesVersion,
  type ZoneTable,
} from './zoneTables.ts';

/*
 * The hours of the world, from a copy of the IANA time zone database of our own. What the platform
 * (ICU) brings lags behind by months: in November 2026 it had four places an hour wrong. The tables
 * are moment-timezone's, which follows each IANA release within a day or two; nothing else of it is
 * used. The names of zones and all words stay the platform's.
 */

/** The release of the IANA time zone database by which every hour is computed, such as `2026f`. */
export function tzdataVersion(): string {
  return tablesVersion;
}

/** What is known about the tables in use. */
export interface TzdataRelease {
  version: string;
  /** When they came out, in epoch milliseconds; null where the package was changed by hand. */
  publishedAt: number | null;
}

export function tzdataRelease(): TzdataRelease {
  const version = tzdataVersion();
  const known = release.version === version;
  return { version, publishedAt: known ? Date.parse(release.published) : null };
}

const days = 24 * 3_600_000;

/** Tables of this age are named in warnings: the database changes several times in most years. */
const oldAfter = 180 * days;

/** Whether newer tables are likely to exist. Only the package registry knows for sure. */
export function isTzdataOld({ publishedAt }: TzdataRelease, now: number): boolean {
  return publishedAt === null || now - publishedAt > oldAfter;
}

const regionAndCity = /^(?!Etc\/|SystemV\/)[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9_-]*)+$/;

const names: ReadonlySet<string> = new Set([
  'UTC',
  'Etc/UTC',
  ...namesInTables().filter((name) => regionAndCity.test(name)),
]);

/**
 * Tells whether a name is, letter for letter, an IANA zone of a place (`Asia/Kolkata`,
 * `Europe/Kyiv`, and old names such as `Europe/Kiev`) or `UTC`.
 *
 * `UTC` is a zone here because calls that go round the world are announced in it; `EST`, `local`,
 * `UTC+3` and `Etc/GMT+3` are not, since they name an offset and follow no change of clocks.
 */
export function isZone(name: unknown): name is string {
  return typeof name === 'string' && names.has(name);
}

/** A zone whose hours come from our tables (which end with 2499), in the shape that luxon takes. */
class TableZone extends IANAZone {
  readonly #table: ZoneTable;

  constructor(name: string, table: ZoneTable) {
    super(name);
    this.#table = table;
  }

  // luxon asks the platform, which may not have heard of the zone yet.
  override get isValid(): boolean {
    return true;
  }

  override offset(instant: number): number {
    return 0 - (this.#table.offsets[stretchAt(this.#table, instant)] ?? 0);
  }

  letters(instant: number): string | null {
    const found = this.#table.letters[stretchAt(this.#table, instant)] ?? '';
    return /^[A-Z]{3,5}$/.test(found) ? found : null;
  }
}

const zones = new Map<string, TableZone>();

/**
 * A zone as luxon takes it.
 *
 * @throws RangeError for a name that {@link isZone} does not accept
 */
export function zoneOf(name: string): TableZone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const table = isZone(name) ? readTable(name) : null;
  if (table === null) throw new RangeError(`there is no time zone ${JSON.stringify(name)}`);
  const made = new TableZone(name, table);
  zones.set(name, made);
  return made;
}

/** The UTC offset of a zone at an instant, in minutes east of Greenwich. The zone must exist. */
export function offsetAt(zone: string, instant: number): number {
  return zoneOf(zone).offset(instant);
}

/** The letters of a zone at an instant, `EDT` or `CET`; null where the database gives it none. */
export function lettersAt(zone: string, instant: number): string | null {
  return zoneOf(zone).letters(instant);
}
