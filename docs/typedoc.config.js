import { readdirSync, readFileSync } from 'node:fs'

const PACKAGES = new URL('../packages/', import.meta.url)

/** The folders of the packages that are published. */
const published = readdirSync(PACKAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !isPrivate(entry.name))
  .map(({ name }) => `../packages/${name}`)

/** One page an export. An export without a description, and a factory without an example, end it with an error. */
export default {
  name: 'vod-errors',
  entryPointStrategy: 'packages',
  entryPoints: published,
  packageOptions: {
    entryPoints: ['src/index.ts'],
    tsconfig: 'tsconfig.build.json',
    // The neighbours' source, not what was built of it some time ago.
    compilerOptions: { paths: {} },
    // `typecheck` does it.
    skipErrorChecking: true,
    readme: 'none',
    validation: { notExported: true, invalidLink: true, notDocumented: true },
    requiredToBeDocumented: ['Class', 'Method', 'Accessor', 'Function', 'Interface', 'TypeAlias', 'Variable'],
  },
  treatValidationWarningsAsErrors: true,
  plugin: ['typedoc-plugin-markdown', './factories-have-examples.js'],
  readme: 'none',
  out: 'api',
  outputFileStrategy: 'members',
  entryFileName: 'index.md',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  disableSources: true,
}

function isPrivate(folder) {
  return JSON.parse(readFileSync(new URL(`${folder}/package.json`, PACKAGES), 'utf8')).private === true
}
