import { isDeepStrictEqual } from 'node:util'
import type { Problems } from '../empty-folder.ts'
import type { Manifest } from '../tarball.ts'
import type { Requirements } from './requirements.ts'

/** The only entry point: each module system has its own code and types. */
const EXPORTS = {
  '.': {
    import: { types: './dist/esm/index.d.ts', default: './dist/esm/index.js' },
    require: { types: './dist/cjs/index.d.ts', default: './dist/cjs/index.js' },
  },
}

/** Scripts that npm runs on the consumer's machine. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare']

/** Checks a packed manifest. */
export function manifestProblems(manifest: Manifest, { dependencies }: Requirements): Problems {
  const { type, license, sideEffects, engines, exports, publishConfig, scripts = {} } = manifest
  const facts: readonly (readonly [name: string, got: unknown, expected: unknown])[] = [
    ['type', type, 'module'],
    ['license', license, 'MIT'],
    ['sideEffects', sideEffects, false],
    ['engines.node', engines?.['node'], '>=20'],
    ['publishConfig.access', publishConfig?.['access'], 'public'],
    ['exports', exports, EXPORTS],
    ['install scripts', INSTALL_SCRIPTS.filter((name) => name in scripts), []],
    ['dependencies', Object.keys(manifest.dependencies ?? {}).sort(), [...dependencies].sort()],
    ['workspace ranges', rangesOf(manifest).filter((range) => range.startsWith('workspace:')), []],
  ]
  return facts
    .filter(([, got, expected]) => !isDeepStrictEqual(got, expected))
    .map(
      ([name, got, expected]) =>
        `Expected ${name} to be ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
    )
}

function rangesOf({ dependencies = {}, peerDependencies = {} }: Manifest): readonly string[] {
  return [...Object.values(dependencies), ...Object.values(peerDependencies)]
}
