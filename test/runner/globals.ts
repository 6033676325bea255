import type * as Globals from '@jest/globals';

/*
 * What files of tests import as `@jest/globals`. Jest makes them for each file; a module that several files
 * share sees those of the file that runs. There is no `jest`: nothing is mocked, and what it would set is
 * the whole worker's.
 */

export let afterAll: typeof Globals.afterAll;
export let afterEach: typeof Globals.afterEach;
export let beforeAll: typeof Globals.beforeAll;
export let beforeEach: typeof Globals.beforeEach;
export let describe: typeof Globals.describe;
export let expect: typeof Globals.expect;
export let test: typeof Globals.test;

/** @param globals of the file that runs now */
export function useGlobals(globals: typeof Globals): void {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } = globals);
}
