import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import {
  colorClass,
  paletteOf,
  siteColors,
  usualPalette,
  type Palette,
  type Tones,
} from './palette.ts';

/** The folder that is served under `/assets/`. */
export const assetFolder = new URL('./assets/', import.meta.url);

/** A file as it is served, with the part of its hash that stands in its address. */
export interface Asset {
  content: Buffer;
  version: string;
}

let names: ReadonlySet<string> | null = null;
const known = new Map<string, Asset>();
const inColor = new Map<string, Asset>();
const mostInColor = 8;

/** A file of `templates/assets/`, read when it is first asked for; undefined where there is none. */
export function readAsset(name: string): Asset | undefined {
  names ??= new Set([...readdirSync(assetFolder), ...Object.keys(ofLibraries)]);
  const before = known.get(name);
  if (before !== undefined || !names.has(name)) return before;
  const bytes = readFileSync(ofLibraries[name] ?? new URL(name, assetFolder));
  const made = assetOf(asServed(name, bytes));
  known.set(name, made);
  return made;
}

/** Files of libraries that browsers get as they are. */
const ofLibraries: Readonly<Record<string, URL>> = {
  'qr-decode.js': new URL('../node_modules/qr/decode.js', import.meta.url),
  // By this name the other one asks for it.
  'index.js': new URL('../node_modules/qr/index.js', import.meta.url),
};

/** What names other files names their versions, and so changes when they do. */
function asServed(name: string, bytes: Buffer): Buffer {
  if (name === coloredStyle) return withVersions(`${bytes.toString('utf8')}${namedTokens()}`);
  if (name.endsWith('.css')) return withVersions(bytes.toString('utf8'));
  return name.endsWith('.js') ? withImports(bytes.toString('utf8')) : bytes;
}

function assetOf(content: Buffer): Asset {
  const version = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return { content, version };
}

/** In which the colour of a site stands, and those that an event can have instead. */
const coloredStyle = 'cacerola.css';

/** The files in which the usual red stands, and how they get another. */
const colored: Readonly<Record<string, (content: string, palette: Palette) => string>> = {
  // A layer that is there already: what is said last in it holds, and no other style has to be loaded.
  [coloredStyle]: (style, palette) => `${style}${coloredTokens(palette)}`,
  'icon.svg': (picture, { light }) =>
    picture.replaceAll(usualPalette.light.block, light.block).replaceAll('#fff', light.onBlock),
};

/**
 * A file as a site has it that chose a colour of its own.
 *
 * @param color as `palette.ts` takes it; few, since those of one site are all that are asked for
 */
export function readAssetIn(name: string, color: string | null): Asset | undefined {
  const plain = readAsset(name);
  const recolor = colored[name];
  if (plain === undefined || recolor === undefined || color === null) return plain;
  const key = `${name} ${color}`;
  const before = inColor.get(key);
  if (before !== undefined) return before;
  if (inColor.size >= mostInColor) inColor.clear();
  const made = assetOf(Buffer.from(recolor(plain.content.toString('utf8'), paletteOf(color))));
  inColor.set(key, made);
  return made;
}

/** The tokens of `cacerola.css` that tell of the colour. */
function coloredTokens(palette: Palette): string {
  return `@layer tokens{:root{${tokensByDay(palette)}}
@media (prefers-color-scheme:dark){:root{${tokensOf(palette.dark)}}}}
`;
}

/** The same for whatever is in a colour of its own. On paper nothing is: that takes no ink. */
function namedTokens(): string {
  const named = siteColors.map(({ name, color }) => ({ name, palette: paletteOf(color) }));
  const byDay = named.map(({ name, palette }) => `.${colorClass(name)}{${tokensByDay(palette)}}`);
  const byNight = named.map(
    ({ name, palette }) => `.${colorClass(name)}{${tokensOf(palette.dark)}}`,
  );
  return `@layer tokens{@media screen{${byDay.join('')}
@media (prefers-color-scheme:dark){${byNight.join('')}}}}
`;
}

function tokensByDay({ light, mark, onWhite }: Palette): string {
  return `${tokensOf(light)};--poster-mark:${mark};--red-on-white:${onWhite}`;
}

function tokensOf({ block, deep, onBlock, accent }: Tones): string {
  return `--red:${block};--red-deep:${deep};--on-red:${onBlock};--accent:${accent}`;
}

/** A style names its fonts and pictures by their addresses, so that it changes when they do. */
function withVersions(style: string): Buffer {
  return Buffer.from(
    style.replace(/url\('([\w.-]+)'\)/g, (_, name: string) => `url('${asset(name)}')`),
  );
}

function withImports(script: string): Buffer {
  const versioned = (_: string, name: string) => `from '${asset(name)}'`;
  return Buffer.from(script.replace(/from '\.\/([\w.-]+)'/g, versioned));
}

/**
 * The address of a file in `templates/assets/`. It changes with the content, so that browsers may
 * keep what they have for as long as they like. A file that does not exist is a mistake of ours.
 *
 * @param color of the site; null for the usual one
 */
export function asset(name: string, color: string | null = null): string {
  const found = readAssetIn(name, color);
  if (found === undefined) throw new Error(`There is no asset named ${name}`);
  return `/assets/${name}?v=${found.version}`;
}
