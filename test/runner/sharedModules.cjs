const { default: Runtime } = require('jest-runtime');
const { pathToFileURL } = require('node:url');
const { useGlobals } = require('./globals.ts');

let filesRead = 0;

/*
 * How modules of tests are read: by Node, which takes off their types itself, and once in a worker. In the
 * module format of other times, because that is the one in which jest-runtime says its types.
 */
module.exports = class SharedModules extends Runtime {
  /** @override */
  unstable_shouldLoadAsEsm() {
    return true;
  }

  /**
   * @override
   * @param {string} file of tests
   */
  async unstable_importModule(file) {
    useGlobals(this.requireModuleOrMock(file, '@jest/globals'));
    // By a name of its own each time: in watch mode a file is read again after a change.
    await import(`${pathToFileURL(file).href}?${(filesRead += 1)}`);
  }

  /**
   * What runs the tests keeps those of one file: it is read for each.
   *
   * @override
   * @template Module
   * @param {string} file of jest
   * @returns {Module}
   */
  requireInternalModule(file) {
    delete require.cache[file];
    return require(file);
  }
};
