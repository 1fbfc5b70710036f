/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

/** Tests run on the TypeScript source: swc strips the types, no build is needed. */
const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{packages,examples}/*/test/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
}

export default config
