/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

// The browsers' and VOD's own zone: what takes UTC for the local time is seen.
process.env['TZ'] = 'Asia/Shanghai'

/** Tests run on the TypeScript source: swc strips the types, no build is needed. */
const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{packages,examples}/*/test/**/*.test.ts'],
  // Copies of the packages, while mutants are tested.
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  // What is published; the others are tools, and try themselves when they run.
  collectCoverageFrom: [
    'packages/{core,express,koa,emulator,opentelemetry,prometheus}/src/**/*.ts',
    '!**/index.ts',
    '!**/*.d.ts',
  ],
  // v8 counts a file that no test runs as having all its branches covered.
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
    '\\.ts$': [
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
