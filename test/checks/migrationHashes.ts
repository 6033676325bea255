import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the migrations: one line each, as `sha256sum` writes them. */
const listName = 'hashes';

/**
 * What is wrong with the migrations of a folder, as sentences. A migration that some database has
 * already run is never run there again: changed afterwards, it would leave old and new databases
 * with different tables.
 */
export function migrationProblems(folder: string): string[] {
  const known = knownHashes(folder);
  const names = migrationsIn(folder);
  return [
    ...names.flatMap((name) => {
      const hash = known.get(name);
      if (hash === undefined)
        return [`${name} has no hash. Run \`npm run migrations:generate\`, which adds it.`];
      return hash === hashOf(join(folder, name))
        ? []
        : [`${name} was changed. Put it back, and make the change in a migration of its own.`];
    }),
    ...[...known.keys()]
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is gone, although databases have run it. Put it back.`),
  ];
}

/** Writes down the migrations that are not in the list yet. It touches no line that stands there. */
export function addMissingHashes(folder: string): void {
  const known = knownHashes(folder);
  for (const name of migrationsIn(folder))
    if (!known.has(name))
      appendFileSync(join(folder, listName), `${hashOf(join(folder, name))}  ${name}\n`);
}

function migrationsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
}

function knownHashes(folder: string): Map<string, string> {
  const list = join(folder, listName);
  if (!existsSync(list)) return new Map();
  const lines = readFileSync(list, 'utf8').matchAll(/^([\da-f]{64}) {2}(.+?)\r?$/gm);
  return new Map([...lines].map(([, hash = '', name = '']) => [name, hash]));
}

/** Git may write other ends of lines on other systems: they say nothing. */
function hashOf(file: string): string {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return createHash('sha256').update(text).digest('hex');
}
