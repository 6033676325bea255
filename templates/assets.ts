import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** The folder that is served under `/assets/`. */
export const assetFolder = new URL('./assets/', import.meta.url);

/** A file as it is served, with the part of its hash that stands in its address. */
export interface Asset {
  content: Buffer;
  version: string;
}

let names: ReadonlySet<string> | null = null;
const known = new Map<string, Asset>();

/** A file of `templates/assets/`, read when it is first asked for; undefined where there is none. */
export function readAsset(name: string): Asset | undefined {
  names ??= new Set(readdirSync(assetFolder));
  const before = known.get(name);
  if (before !== undefined || !names.has(name)) return before;
  const bytes = readFileSync(new URL(name, assetFolder));
  const content = name.endsWith('.css') ? withVersions(bytes.toString('utf8')) : bytes;
  const version = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const made = { content, version };
  known.set(name, made);
  return made;
}

/** A style names its fonts and pictures by their addresses, so that it changes when they do. */
function withVersions(style: string): Buffer {
  return Buffer.from(
    style.replace(/url\('([\w.-]+)'\)/g, (_, name: string) => `url('${asset(name)}')`),
  );
}

/**
 * The address of a file in `templates/assets/`. It changes with the content, so that browsers may
 * keep what they have for as long as they like. A file that does not exist is a mistake of ours.
 */
export function asset(name: string): string {
  const found = readAsset(name);
  if (found === undefined) throw new Error(`There is no asset named ${name}`);
  return `/assets/${name}?v=${found.version}`;
}
