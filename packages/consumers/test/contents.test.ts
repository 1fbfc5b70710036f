import { expectedPaths } from '../src/package/contents.ts'
import { manifestProblems } from '../src/package/manifest.ts'
import { REQUIREMENTS } from '../src/package/requirements.ts'

test('expects code and declarations of each source in both module systems, but no handwritten declarations', () => {
  expect(expectedPaths(['a/b.ts', 'here.cts', 'sdk.d.ts'], ['extra.json'])).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cjs/a/b.d.ts',
      'dist/cjs/a/b.js',
      'dist/cjs/here.cjs',
      'dist/cjs/here.d.cts',
      'dist/cjs/package.json',
      'dist/esm/a/b.d.ts',
      'dist/esm/a/b.js',
      'dist/esm/here.cjs',
      'dist/esm/here.d.cts',
      'extra.json',
      'package.json',
    ].sort(),
  )
})

function filesOf(name: string) {
  return {
    import: { types: `./dist/esm/${name}.d.ts`, default: `./dist/esm/${name}.js` },
    require: { types: `./dist/cjs/${name}.d.ts`, default: `./dist/cjs/${name}.js` },
  }
}
const EXPORTS = {
  '.': filesOf('index'),
  './catalog': filesOf('catalog'),
  './catalog.json': './catalog.json',
  './catalog.schema.json': './catalog.schema.json',
  './host': filesOf('host'),
  './locales': filesOf('locales'),
}
const VALID = {
  name: '@vod-errors/core',
  version: '0.1.0',
  keywords: ['vod'],
  homepage: 'https://docs.example.com/packages/core',
  bugs: 'https://git.example.com/issues',
  repository: { directory: 'packages/core' },
  type: 'module',
  license: 'MIT',
  sideEffects: false,
  engines: { node: '>=20' },
  exports: EXPORTS,
  publishConfig: { access: 'public' },
  dependencies: { 'http-errors': '^2.0.1' },
}
const requirements = REQUIREMENTS['@vod-errors/core'] ?? { dependencies: [], kibibytes: 0, milliseconds: 0 }

test('accepts a valid manifest', () => {
  expect(manifestProblems(VALID, requirements)).toEqual([])
})

test.each([
  ['a second entry point', { exports: { ...EXPORTS, './probe': './dist/esm/probe.js' } }, 'exports'],
  [
    'types of the wrong module system',
    { exports: { '.': { ...EXPORTS['.'], require: EXPORTS['.'].import } } },
    'exports',
  ],
  ['an extra dependency', { dependencies: { ...VALID.dependencies, lodash: '4' } }, 'dependencies'],
  ['an unpacked range', { dependencies: { 'http-errors': 'workspace:^' } }, 'workspace ranges'],
  ['an install script', { scripts: { postinstall: 'x' } }, 'install scripts'],
  ['no keywords', { keywords: undefined }, 'keywords'],
  ['the homepage of another package', { homepage: 'https://docs.example.com/packages/koa' }, 'homepage'],
  ['no address for bugs', { bugs: undefined }, 'bugs'],
  ['a repository without a folder', { repository: 'https://git.example.com' }, 'repository.directory'],
  ['a missing sideEffects flag', { sideEffects: undefined }, 'sideEffects'],
])('rejects %s', (_name, change, about) => {
  expect(manifestProblems({ ...VALID, ...change } as typeof VALID, requirements)).toEqual([
    expect.stringContaining(`Expected ${about} to be`),
  ])
})
