import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ModuleItem, parseFileSync } from '@swc/core'

const PACKAGES = join(__dirname, '../..')

interface Manifest {
  readonly private?: boolean
  readonly exports: Readonly<Record<string, string>>
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(PACKAGES, folder, 'package.json'), 'utf8'))
}

/** Every entry point of every published package that is code: its name and its source. */
const ENTRY_POINTS = readdirSync(PACKAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !manifestOf(entry.name).private)
  .flatMap(({ name }) =>
    Object.entries(manifestOf(name).exports).map(([entry, source]): [string, string] => [
      join(name, entry),
      join(name, source),
    ]),
  )
  .filter(([, source]) => source.endsWith('.ts'))

/** The exported names, types included. */
function namesOf(item: ModuleItem): readonly string[] {
  if (item.type === 'ExportAllDeclaration') return [`* from ${item.source.value}`]
  if (item.type !== 'ExportNamedDeclaration') throw new Error(`Expected only exports, got ${item.type}`)
  return item.specifiers.map((specifier) => {
    if (specifier.type !== 'ExportSpecifier')
      throw new Error(`Expected an export specifier, got ${specifier.type}`)
    const isType = Reflect.get(item, 'typeOnly') === true || specifier.isTypeOnly
    return `${isType ? 'type ' : ''}${(specifier.exported ?? specifier.orig).value}`
  })
}

test.each(ENTRY_POINTS)('%s exports exactly these names', (_entry, source) => {
  const { body } = parseFileSync(join(PACKAGES, source), { syntax: 'typescript' })
  expect(body.flatMap(namesOf).sort()).toMatchSnapshot()
})
