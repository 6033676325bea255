const suites = ['unit', 'http', 'mail', 'browser', 'faults'];

export default {
  projects: suites.map((name) => ({
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    testEnvironment: '<rootDir>/test/runner/sharedWorld.ts',
    runtime: '<rootDir>/test/runner/sharedModules.cjs',
    transform: {},
    injectGlobals: false,
    cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  })),
  globalSetup: '<rootDir>/test/runner/beforeAll.ts',
  globalTeardown: '<rootDir>/test/runner/keptDirectory.ts',
  maxWorkers: 2,
  // A worker keeps what its files of tests leave behind.
  workerIdleMemoryLimit: '1GB',
  // Programs take seconds to start where everything is tested at once.
  testTimeout: 60_000,
};
