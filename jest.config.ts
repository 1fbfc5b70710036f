/** @jest-config-loader esbuild-register */
import { availableParallelism } from 'node:os'
import type { Config } from 'jest'

// The time zone of VOD and its users. Code that confuses UTC with local time fails.
process.env['TZ'] = 'Asia/Shanghai'

/** Tests run on the TypeScript source. swc strips the types, so no build is needed. */
const config: Config = {
  testEnvironment: 'node',
  // More than there are cores: many tests wait, for a deadline or for processes that they have started.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/.ci/slowest-first.cjs',
  // Ends what hangs. Nothing is expected to be fast where processes share the cores: bounds on time are assertions.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/{packages/*,examples/*,docs}/test/**/*.test.ts'],
  // Copies of the packages during mutation testing.
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  // Published packages only. The others are tools, which are tested by running them.
  collectCoverageFrom: [
    'packages/{core,express,koa,emulator,opentelemetry,prometheus,browser}/src/**/*.ts',
    '!**/index.ts',
    '!**/*.d.ts',
  ],
  // The v8 provider reports all branches of an unexecuted file as covered.
  coverageProvider: 'babel',
  coverageReporters: ['text', 'json-summary'],
  coverageThreshold: {
    global: { statements: 100, branches: 100, functions: 100, lines: 100 },
    './packages/core/src/': { statements: 100, branches: 98.9, functions: 99.4, lines: 100 },
    './packages/express/src/': { statements: 100, branches: 94.5, functions: 100, lines: 100 },
    './packages/koa/src/': { statements: 100, branches: 98, functions: 100, lines: 100 },
    './packages/emulator/src/': { statements: 95.5, branches: 88, functions: 96, lines: 97 },
  },
  transform: {
    '\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
    '\\.c?ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
}

export default config
