import { registerHooks } from 'node:module';
import '../../server/quickImports.js';

/*
 * Loaded before jest and its workers: files of tests read modules as the program does, and what they import
 * from jest is handed to them (globals.ts).
 */

const root = new URL('../../', import.meta.url).href;
const globals = new URL('globals.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const isOurs =
      context.parentURL?.startsWith(root) && !context.parentURL.includes('/node_modules/');
    return specifier === '@jest/globals' && isOurs
      ? { url: globals, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context);
  },
});
