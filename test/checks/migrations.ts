import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationProblems } from './migrationHashes.ts';
import { wholeTables } from './wholeTables.ts';

// Says whether migrations/ leads exactly to the tables of db/schema.ts and of db/tables.sql, and whether a
// migration was changed after it was made. drizzle-kit works on a copy, so that looking never changes the
// tree.
const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const copy = mkdtempSync(join(cache, 'migrations-'));

for (const problem of migrationProblems(join(root, 'migrations'))) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

if (
  readFileSync(join(root, 'db', 'tables.sql'), 'utf8') !== wholeTables(join(root, 'migrations'))
) {
  process.stderr.write('db/tables.sql is not what the migrations come to. ');
  process.stderr.write('Run `npm run migrations:generate`.\n');
  process.exitCode = 1;
}

try {
  cpSync(join(root, 'migrations'), copy, { recursive: true });
  const before = readdirSync(copy, { recursive: true }).length;
  const options = ['--dialect', 'sqlite', '--schema', './db/schema.ts', '--casing', 'snake_case'];
  const generator = join(root, 'node_modules', 'drizzle-kit', 'bin.cjs');
  execFileSync(
    process.execPath,
    [generator, 'generate', ...options, '--out', relative(root, copy)],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (readdirSync(copy, { recursive: true }).length !== before) {
    process.stderr.write('The tables changed. Run `npm run migrations:generate`.\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
