import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** The folder that is served under `/assets/`. */
export const assetFolder = new URL('./assets/', import.meta.url);

const versions = new Map(
  readdirSync(assetFolder).map((name) => {
    const content = readFileSync(new URL(name, assetFolder));
    return [name, createHash('sha256').update(content).digest('hex').slice(0, 10)];
  }),
);

/**
 * The address of a file in `templates/assets/`. It changes with the content, so that browsers may
 * keep what they have for as long as they like. A file that does not exist is a mistake of ours.
 */
export function asset(name: string): string {
  const version = versions.get(name);
  if (version === undefined) throw new Error(`There is no asset named ${name}`);
  return `/assets/${name}?v=${version}`;
}
