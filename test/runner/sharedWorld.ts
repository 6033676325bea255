import { ModuleMocker } from 'jest-mock';

/**
 * What a file of tests runs in: the program's own world, and none that is made for it alone.
 *
 * Jest would give each file a world in which every module is read, compiled and warmed up anew. With an
 * application of some hundred modules that was two thirds of what the tests took. In return the files of a
 * worker share what modules keep, as the requests to a program do.
 */
export default class SharedWorld {
  readonly global = globalThis;
  readonly moduleMocker = new ModuleMocker(globalThis);
  // The clock is passed in wherever one is read.
  readonly fakeTimers = null;
  readonly fakeTimersModern = null;

  getVmContext(): null {
    return null;
  }

  async setup(): Promise<void> {}

  async teardown(): Promise<void> {}
}
