import { fileURLToPath } from 'node:url'

const beside = (file) => fileURLToPath(new URL(file, import.meta.url))

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'packages/{core,express,koa}/src/**/*.ts',
    // Data, which tests compare with VOD's page, the README and one another: a mutant there is a typing error.
    '!packages/core/src/catalog/catalog.ts',
    '!packages/core/src/messages/{en,zh-cn}.ts',
    // Names only: what stands beside them is not read.
    '!packages/core/src/respond/options.ts',
  ],
  plugins: ['@stryker-mutator/jest-runner', beside('rooms-reporter.mjs')],
  testRunner: 'jest',
  jest: {
    enableFindRelatedTests: false,
    config: {
      // Without the tests that drive other processes, which would run the code as it stands outside of the sandbox.
      testMatch: [
        '<rootDir>/packages/{core,express,koa}/test/**/*.test.ts',
        '<rootDir>/examples/side-by-side/test/correlation.test.ts',
      ],
      // The links in node_modules lead out of the sandbox, to code without mutants.
      moduleNameMapper: { '^@vod-errors/([^/]+)$': '<rootDir>/packages/$1/src/index.ts' },
      runner: beside('test-runner.cjs'),
      testEnvironment: beside('test-environment.cjs'),
    },
  },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  disableTypeChecks: false,
  concurrency: 2,
  // What a mutant leaves running slows down all that come after it in the process.
  maxTestRunnerReuse: 60,
  // A mutant that loops for ever is told from a slow machine.
  timeoutMS: 30_000,
  timeoutFactor: 4,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'clear-text', 'rooms', 'json', 'html'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  htmlReporter: { fileName: 'reports/mutation/mutation.html' },
  clearTextReporter: {
    logTests: false,
    reportTests: false,
    reportScoreTable: false,
    allowEmojis: false,
    allowColor: false,
  },
  allowConsoleColors: false,
}
