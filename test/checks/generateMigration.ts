import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addMissingHashes } from './migrationHashes.ts';
import { writeWholeTables } from './wholeTables.ts';

// `npm run migrations:generate -- --name what_it_does`: a migration from the tables of db/schema.ts,
// its hash, by which the checks notice when it is changed later, and what all of them come to.
const root = fileURLToPath(new URL('../../', import.meta.url));
const generator = join(root, 'node_modules', 'drizzle-kit', 'bin.cjs');
const { status } = spawnSync(process.execPath, [generator, 'generate', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
if (status === 0) {
  addMissingHashes(join(root, 'migrations'));
  writeWholeTables(root);
}
