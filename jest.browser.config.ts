/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'
import base from './jest.config.ts'

/** The tests in a real browser: `npx pnpm@12 test:browser`. They need Chromium, which `npx pnpm@12 test` does not. */
const config: Config = {
  ...base,
  testMatch: ['<rootDir>/packages/browser-tests/specs/**/*.test.ts'],
  testTimeout: 60_000,
}

export default config
