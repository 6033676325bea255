import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One file of the program. */
export interface SourceFile {
  /** From the root of the project, with slashes. */
  path: string;
  text: string;
  imports: SourceImport[];
}

/** One import statement. */
export interface SourceImport {
  /** A path from the root of the project, or the name of a package without what follows it. */
  from: string;
  /** Whether only types come through it, which leave nothing behind when the program runs. */
  types: boolean;
  /** What comes through it, as it is written; `import()` where it is read only when it is needed. */
  names: string;
}

/** Every TypeScript file below the given folders of the project. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path: path.split(sep).join('/'), text, imports: importsOf(path, text) };
    });
}

/** A text file of the project. */
export function projectFile(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

const statement = /^(?:import|export)\s+(type\s)?(?:([\w$*{},\s]+?)\sfrom\s+)?'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'/g;

function importsOf(path: string, text: string): SourceImport[] {
  const found = [
    ...[...text.matchAll(statement)].map(([, type, names = '', from = '']) => ({
      from,
      types: type !== undefined,
      names: names.replaceAll(/\s+/g, ' '),
    })),
    ...[...text.matchAll(dynamic)].map(([, from = '']) => ({
      from,
      types: false,
      names: 'import()',
    })),
  ];
  return found.map((one) => ({ ...one, from: target(path, one.from) }));
}

function target(importer: string, from: string): string {
  if (!from.startsWith('.')) {
    const parts = from.split('/');
    return from.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? from);
  }
  const file = join(root, dirname(importer), from);
  return relative(root, file).split(sep).join('/');
}

/** Circles of imports, of types as well, each named once. */
export function cycles(all: readonly SourceFile[]): string[] {
  const leadsTo = new Map(all.map(({ path, imports }) => [path, imports.map(({ from }) => from)]));
  const found = new Set<string>();
  const finished = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) {
      found.add([...way.slice(start), path].join(' -> '));
      return;
    }
    if (finished.has(path)) return;
    for (const next of leadsTo.get(path) ?? []) walk(next, [...way, path]);
    finished.add(path);
  };
  for (const path of leadsTo.keys()) walk(path, []);
  return [...found];
}
