import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Named to the workers by their environment, which they have from the runner. */
const variable = 'CACEROLA_TEST_DIRECTORY';

/** A directory for what tests make and nobody has to remove by itself. */
export function keptDirectory(): string {
  return process.env[variable] ?? tmpdir();
}

/** Makes it, before all tests. */
export function makeKeptDirectory(): void {
  process.env[variable] = mkdtempSync(join(tmpdir(), 'cacerola-tests-'));
}

/** Removes it with all that is in it, after all tests: a worker that is ended tidies nothing up. */
export default function removeKeptDirectory(): void {
  const made = process.env[variable];
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
}
