import tables from 'moment-timezone/data/packed/latest.json' with { type: 'json' };

/*
 * The tables of hours as moment-timezone packs them (its documentation: "Data Formats"). The library
 * itself, and moment, of which nothing would be used, stay unread: they are a twentieth of a start.
 */

/** The release of the IANA time zone database that the tables are made from. */
export const tablesVersion: string = tables.version;

/** The hours of a zone: stretches of time, each with how its clocks are set. */
export interface ZoneTable {
  /** Until when each stretch lasts, in epoch milliseconds; the last one without end. */
  untils: readonly number[];
  /** Minutes west of Greenwich, as the tables have them. */
  offsets: readonly number[];
  letters: readonly string[];
}

/** A line of the tables by the name of each zone that follows it. */
const lines = new Map(tables.zones.map((line) => [line.slice(0, line.indexOf('|')), line]));
for (const link of tables.links) {
  const [target = '', alias = ''] = link.split('|');
  const line = lines.get(target);
  if (line !== undefined) lines.set(alias, line);
}

/** The names in the tables, old ones as well. */
export function namesInTables(): readonly string[] {
  return [...lines.keys()];
}

/** Reads the table of a zone; null where there is none of that name. */
export function readTable(name: string): ZoneTable | null {
  const line = lines.get(name);
  if (line === undefined) return null;
  const [, letters = '', offsets = '', stretches = '', untils = ''] = line.split('|');
  const kinds = [...stretches].map(inSixties);
  const lettersOf = letters.split(' ');
  const offsetsOf = offsets.split(' ').map(inSixties);
  const minutes = untils.split(' ').map(inSixties);
  let until = 0;
  return {
    letters: kinds.map((kind) => lettersOf[kind] ?? ''),
    offsets: kinds.map((kind) => offsetsOf[kind] ?? 0),
    untils: kinds.map((_, place) => {
      until = Math.round(until + (minutes[place] ?? 0) * 60_000);
      return place === kinds.length - 1 ? Number.POSITIVE_INFINITY : until;
    }),
  };
}

/** Which stretch of a table an instant falls into. */
export function stretchAt({ untils }: ZoneTable, instant: number): number {
  let [low, high] = [0, untils.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instant < (untils[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

/** A number to the base of sixty, also with a sign and a fraction: `-2u`, `g.8`. */
function inSixties(text: string): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digit = (character: string) => digits.indexOf(character);
  let value = 0;
  for (const character of whole) value = value * 60 + digit(character);
  let share = 1;
  for (const character of fraction) {
    share /= 60;
    value += digit(character) * share;
  }
  return text.startsWith('-') ? -value : value;
}
