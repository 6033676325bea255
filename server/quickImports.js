import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/*
 * Loaded before a program of ours, so that it starts in a fraction of the time.
 *
 * What Node made of each file is kept beside the packages; where that must not be written, nothing is
 * kept. And modules are found by their addresses as they are written. For every import Node asks whether
 * the file is there, whether it is a link, and what kind its package is; for drizzle-orm that is a file of
 * 178 kB, which Node (26 a little less than 24) reads and parses each time, and which was more than half
 * of the time that a start took. For our own files it was a quarter of what was left. What packages bring
 * and nothing here ever asks of them stays unread.
 */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/cacerola', import.meta.url)));
// Node keeps it at the end of the program, which a machine that is switched off never reaches.
setTimeout(flushCompileCache, 5000).unref();

/** Where our own files are, and what is installed for them. */
const root = new URL('../', import.meta.url).href;
const packages = `${root}node_modules/`;

/**
 * What names of packages and of what Node brings stand for in our own files: the same in each.
 *
 * @type {Map<string, import('node:module').ResolveFnOutput>}
 */
const found = new Map();

/**
 * What stays unread: who asks for it, what they call it, and what they are given instead, which is read
 * anyway or comes with Node. Whatever came to need it would be told that something is no function.
 *
 * @type {readonly { by: RegExp, name: string, instead: string }[]}
 */
const unread = [
  // Its messages in fifty-four languages.
  { by: /\/zod\//, name: '../locales/index.js', instead: '../locales/en.js' },
  // Columns of PostgreSQL, for the name of something that SQLite's tables have as well.
  {
    by: /\/drizzle-orm\/relations\.js$/,
    name: './pg-core/primary-keys.js',
    instead: './sqlite-core/primary-keys.js',
  },
  // Queries and forms of several levels: this site reads its own.
  { by: /\/(?:express|body-parser)\/lib\//, name: 'qs', instead: 'node:querystring' },
  // Charsets of other times: bodies are taken in as bytes.
  { by: /\/(?:raw-body|body-parser)\//, name: 'iconv-lite', instead: 'node:string_decoder' },
  // A log that another thread writes.
  { by: /\/pino\//, name: './lib/transport', instead: './lib/symbols.js' },
  { by: /\/pino\/lib\//, name: './transport', instead: './symbols.js' },
];
const namesUnread = new Set(unread.map(({ name }) => name));

/**
 * @param {string} instead
 * @param {string} parent
 * @param {boolean} isImport
 * @returns {import('node:module').ResolveFnOutput}
 */
function sparing(instead, parent, isImport) {
  const format = instead.startsWith('node:') ? 'builtin' : isImport ? 'module' : 'commonjs';
  return { url: new URL(instead, parent).href, format, shortCircuit: true };
}

/**
 * A part of drizzle-orm by the name it is imported by: a file, or the first of a folder.
 *
 * @param {string} name
 * @returns {import('node:module').ResolveFnOutput}
 */
function partOfDrizzle(name) {
  const file = `${packages}${name}.js`;
  const url = existsSync(new URL(file)) ? file : `${packages}${name}/index.js`;
  return { url, format: 'module', shortCircuit: true };
}

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL: parent = '', conditions, importAttributes } = context;
    const plain = conditions.includes('import') && Object.keys(importAttributes).length === 0;
    const isRelative = specifier.startsWith('.');
    if (plain && parent.startsWith(root) && !parent.startsWith(packages)) {
      if (isRelative && specifier.endsWith('.ts'))
        return {
          url: new URL(specifier, parent).href,
          format: 'module-typescript',
          shortCircuit: true,
        };
      if (!isRelative) {
        const known =
          found.get(specifier) ??
          (/^drizzle-orm\b/.test(specifier)
            ? partOfDrizzle(specifier)
            : { ...next(specifier, context), shortCircuit: true });
        found.set(specifier, known);
        return known;
      }
    }
    if (namesUnread.has(specifier)) {
      const spared = unread.find(({ by, name }) => name === specifier && by.test(parent));
      if (spared) return sparing(spared.instead, parent, conditions.includes('import'));
    }
    if (plain && isRelative && /\/node_modules\/(?:drizzle-orm|zod)\//.test(parent))
      return { url: new URL(specifier, parent).href, format: 'module', shortCircuit: true };
    return next(specifier, context);
  },
});
