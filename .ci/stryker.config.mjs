/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'packages/{core,express,koa}/src/**/*.ts',
    // Data that tests compare with VOD's page and the guides: a mutant there is just a typo.
    '!packages/core/src/catalog/catalog.ts',
    '!packages/core/src/messages/{en,zh-cn}.ts',
    // Option names only.
    '!packages/core/src/options.ts',
  ],
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  jest: {
    enableFindRelatedTests: false,
    config: {
      testMatch: [
        '<rootDir>/packages/{core,express,koa}/test/**/*.test.ts',
        '<rootDir>/examples/side-by-side/test/{correlation,channels-and-on-error}.test.ts',
      ],
      testPathIgnorePatterns: [
        // They compare times, run nearly all of the code, and check no behavior.
        ...['/test/growth/', '/linear-time'],
        // They start other processes, which run the code outside the sandbox.
        ...[
          '/differential\\.test',
          '/old-generation/',
          '/core/test/trace/',
          '/blocked-stderr',
          '/browser-bundle',
        ],
      ],
      // The links in node_modules point outside the sandbox, to code without mutants.
      moduleNameMapper: {
        '^@vod-errors/([^/]+)$': '<rootDir>/packages/$1/src/index.ts',
        '^@vod-errors/([^/]+)/([^/.]+)$': '<rootDir>/packages/$1/src/$2.ts',
      },
      testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
    },
  },
  // There is none of that name: Stryker would rewrite the real one with an API that TypeScript 7 no longer has.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  disableTypeChecks: false,
  concurrency: 2,
  // Anything that a mutant leaves running slows down later mutants in the same process.
  maxTestRunnerReuse: 60,
  dryRunTimeoutMinutes: 30,
  // Long enough that a slow machine is not mistaken for an endless loop.
  timeoutMS: 30_000,
  timeoutFactor: 4,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'clear-text', 'html'],
  htmlReporter: { fileName: 'reports/mutation/mutation.html' },
  clearTextReporter: { logTests: false, reportTests: false },
}
