import { expectedPaths } from '../src/package/contents.ts'
import { manifestComplaints } from '../src/package/manifest.ts'
import { PROMISES } from '../src/package/promises.ts'

test('a source becomes code and declarations in both module systems; declarations of others stay at home', () => {
  expect(expectedPaths(['a/b.ts', 'sdk.d.ts'], ['extra.json'])).toEqual(
    [
      'LICENSE',
      'README.md',
      'dist/cjs/a/b.d.ts',
      'dist/cjs/a/b.js',
      'dist/cjs/package.json',
      'dist/esm/a/b.d.ts',
      'dist/esm/a/b.js',
      'extra.json',
      'package.json',
    ].sort(),
  )
})

const DOOR = {
  '.': {
    import: { types: './dist/esm/index.d.ts', default: './dist/esm/index.js' },
    require: { types: './dist/cjs/index.d.ts', default: './dist/cjs/index.js' },
  },
}
const RIGHT = {
  name: '@vod-errors/core',
  version: '0.1.0',
  type: 'module',
  license: 'MIT',
  sideEffects: false,
  engines: { node: '>=20' },
  exports: DOOR,
  publishConfig: { access: 'public' },
  dependencies: { 'http-errors': '^2.0.1' },
}
const promises = PROMISES['@vod-errors/core'] ?? { dependencies: [], kibibytes: 0, milliseconds: 0 }

test('has nothing against a manifest that is as promised', () => {
  expect(manifestComplaints(RIGHT, promises)).toEqual([])
})

test.each([
  ['a second door', { exports: { ...DOOR, './probe': './dist/esm/probe.js' } }, 'exports'],
  [
    'types of the other module system',
    { exports: { '.': { ...DOOR['.'], require: DOOR['.'].import } } },
    'exports',
  ],
  ['one more dependency', { dependencies: { ...RIGHT.dependencies, lodash: '4' } }, 'dependencies'],
  ['an unpacked range', { dependencies: { 'http-errors': 'workspace:^' } }, 'ranges of the workspace'],
  ['a script at the installation', { scripts: { postinstall: 'x' } }, 'install scripts'],
  ['no promise of purity', { sideEffects: undefined }, 'sideEffects'],
])('complains of %s', (_name, change, about) => {
  expect(manifestComplaints({ ...RIGHT, ...change } as typeof RIGHT, promises)).toEqual([
    expect.stringContaining(`Expected ${about} to be`),
  ])
})
