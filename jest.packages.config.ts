/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'
import base from './jest.config.ts'

/** The tests of the tarballs in empty projects: `npx pnpm@12 check:packages`, after a build. They install from a registry. */
const config: Config = {
  ...base,
  testMatch: ['<rootDir>/packages/consumers/specs/**/*.test.ts'],
  testTimeout: 300_000,
}

export default config
