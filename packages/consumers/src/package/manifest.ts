import { isDeepStrictEqual } from 'node:util'
import type { Problems } from '../empty-folder.ts'
import { type Manifest, shortName } from '../tarball.ts'
import type { Requirements } from './requirements.ts'

/** Each door has its own code and types for each module system; data is exported as it is. */
function exportsFor({ doors = ['.'], data = [] }: Requirements): object {
  const filesOf = (door: string, system: string) => {
    const name = door === '.' ? 'index' : door.slice(2)
    return { types: `./dist/${system}/${name}.d.ts`, default: `./dist/${system}/${name}.js` }
  }
  return Object.fromEntries([
    ...doors.map((door) => [door, { import: filesOf(door, 'esm'), require: filesOf(door, 'cjs') }]),
    ...data.map((file) => [`./${file}`, `./${file}`]),
  ])
}

/** Scripts that npm runs on the consumer's machine. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare']

/** A field, what it is, and what it should be. */
type Fact = readonly [name: string, got: unknown, expected: unknown]

/** What the package's page in a registry shows, and where it leads. */
function pageFacts({ name, keywords = [], homepage = '', bugs, repository }: Manifest): readonly Fact[] {
  const directory = `packages/${shortName(name)}`
  return [
    ['keywords', keywords.includes('vod'), true],
    ['homepage', homepage.endsWith(`/${directory}`), true],
    ['bugs', URL.canParse(String(bugs)), true],
    ['repository.directory', Object(repository).directory, directory],
  ]
}

/** Checks a packed manifest. */
export function manifestProblems(manifest: Manifest, requirements: Requirements): Problems {
  const { type, license, sideEffects, engines, exports, publishConfig, scripts = {} } = manifest
  const facts: readonly Fact[] = [
    ...pageFacts(manifest),
    ['type', type, 'module'],
    ['license', license, 'MIT'],
    ['sideEffects', sideEffects, false],
    ['engines.node', engines?.['node'], '>=20'],
    ['publishConfig.access', publishConfig?.['access'], 'public'],
    ['exports', exports, exportsFor(requirements)],
    ['install scripts', INSTALL_SCRIPTS.filter((name) => name in scripts), []],
    ['dependencies', Object.keys(manifest.dependencies ?? {}).sort(), [...requirements.dependencies].sort()],
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
