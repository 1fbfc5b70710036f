import { isDeepStrictEqual } from 'node:util'
import type { Complaints } from '../empty-folder.ts'
import type { Manifest } from '../tarball.ts'
import type { Promises } from './promises.ts'

/** The only door: each module system its own code, with its own types. */
const DOOR = {
  '.': {
    import: { types: './dist/esm/index.d.ts', default: './dist/esm/index.js' },
    require: { types: './dist/cjs/index.d.ts', default: './dist/cjs/index.js' },
  },
}

/** npm runs these on the machine of whoever installs the package. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare']

/** What of a packed manifest is not as promised. */
export function manifestComplaints(manifest: Manifest, { dependencies }: Promises): Complaints {
  const { type, license, sideEffects, engines, exports, publishConfig, scripts = {} } = manifest
  const facts: readonly (readonly [name: string, got: unknown, expected: unknown])[] = [
    ['type', type, 'module'],
    ['license', license, 'MIT'],
    ['sideEffects', sideEffects, false],
    ['engines.node', engines?.['node'], '>=20'],
    ['publishConfig.access', publishConfig?.['access'], 'public'],
    ['exports', exports, DOOR],
    ['install scripts', INSTALL_SCRIPTS.filter((name) => name in scripts), []],
    ['dependencies', Object.keys(manifest.dependencies ?? {}).sort(), [...dependencies].sort()],
    ['ranges of the workspace', rangesOf(manifest).filter((range) => range.startsWith('workspace:')), []],
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
