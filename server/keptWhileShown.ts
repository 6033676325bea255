import type { Database } from '../db/database.ts';
import type { Shown, ShownReads } from '../db/shown.ts';
import type { Config } from './config.ts';

interface Asked {
  db: Pick<Database, 'shown'>;
  config: Config;
}

interface Kept<Value> {
  version: number;
  config: Config;
  value: Value;
}

/**
 * Lets what is made of the database alone stay the same one until something changes that everybody sees of
 * it. Pages are rendered far more often, for each zone and each minute. What hangs on the clock or on whoever
 * looks has to be in the key, or is no part of it.
 *
 * @param most keys whose values are kept; with one more all are forgotten, which bounds the memory
 */
export function keptWhileShown<Value>(
  most: number,
): (services: Asked, shows: Shown, key: string, make: () => Value) => Value {
  const byDatabase = new WeakMap<ShownReads, Map<string, Kept<Value>>>();
  return ({ db, config }, shows, key, make) => {
    const version = db.shown.version(shows);
    const known = byDatabase.get(db.shown) ?? new Map<string, Kept<Value>>();
    byDatabase.set(db.shown, known);
    const before = known.get(key);
    if (before?.version === version && before.config === config) return before.value;
    if (known.size >= most) known.clear();
    const value = make();
    known.set(key, { version, config, value });
    return value;
  };
}
