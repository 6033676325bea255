/** Tests run as the program does: ES modules, TypeScript with its types taken off and nothing else. */
const shared = {
  testEnvironment: 'node',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
};

const suites = ['unit', 'http', 'mail', 'browser', 'faults'];

export default {
  projects: suites.map((name) => ({
    ...shared,
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  })),
  maxWorkers: 2,
  // What a file of tests imported stays in memory as long as its worker (jestjs/jest#14605).
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};
