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
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
}

export default config
