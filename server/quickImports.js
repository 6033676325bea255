import { registerHooks } from 'node:module';

/*
 * Loaded before a program of ours: finds the modules of drizzle-orm without reading its package.json
 * for each. That file has 178 kB, and Node (26 a little less than 24) reads and parses it for every
 * import from and within the package, which was more than half of the time that a start took.
 */

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
    return next(specifier, context);
  },
});
