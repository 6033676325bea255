import { enableCompileCache, flushCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/*
 * Loaded before a program of ours, so that it starts in a fraction of the time.
 *
 * What Node made of each file is kept beside the packages; where that must not be written, nothing is
 * kept. And the modules of drizzle-orm are found without reading its package.json for each. That file
 * has 178 kB, and Node (26 a little less than 24) reads and parses it for every import from and within
 * the package, which was more than half of the time that a start took. zod brings its messages in
 * fifty-four languages, a file each, and none of them is ever shown: they stay unread.
 */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/cacerola', import.meta.url)));
// Node keeps it at the end of the program, which a machine that is switched off never reaches.
setTimeout(flushCompileCache, 5000).unref();

/**
 * What the specifiers `drizzle-orm` and `drizzle-orm/…` stand for.
 *
 * @type {Map<string, import('node:module').ResolveFnOutput>}
 */
const found = new Map();

registerHooks({
  resolve(specifier, context, next) {
    if (/^drizzle-orm(\/|$)/.test(specifier)) {
      const known = found.get(specifier) ?? { ...next(specifier, context), shortCircuit: true };
      found.set(specifier, known);
      return known;
    }
    const parent = context.parentURL ?? '';
    if (specifier.startsWith('.') && parent.includes('/node_modules/drizzle-orm/'))
      return { url: new URL(specifier, parent).href, format: 'module', shortCircuit: true };
    // An empty list would do; this file is read anyway.
    if (specifier === '../locales/index.js' && parent.includes('/node_modules/zod/'))
      return {
        url: new URL('../locales/en.js', parent).href,
        format: 'module',
        shortCircuit: true,
      };
    return next(specifier, context);
  },
});
