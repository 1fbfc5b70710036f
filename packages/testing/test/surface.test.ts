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

/** Every door of every published package: its name, and its source. */
const DOORS = readdirSync(PACKAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !manifestOf(entry.name).private)
  .flatMap(({ name }) =>
    Object.entries(manifestOf(name).exports).map(([door, source]) => [join(name, door), join(name, source)]),
  )

/** The names that a door exports, those of types too, which are gone at run time. */
function namesOf(item: ModuleItem): readonly string[] {
  if (item.type === 'ExportAllDeclaration') return [`* from ${item.source.value}`]
  if (item.type !== 'ExportNamedDeclaration') throw new Error(`A door only exports, found ${item.type}`)
  return item.specifiers.map((specifier) => {
    if (specifier.type !== 'ExportSpecifier') throw new Error(`Found ${specifier.type}`)
    const isType = Reflect.get(item, 'typeOnly') === true || specifier.isTypeOnly
    return `${isType ? 'type ' : ''}${(specifier.exported ?? specifier.orig).value}`
  })
}

test.each(DOORS)('%s exports exactly these names', (_door, source) => {
  const { body } = parseFileSync(join(PACKAGES, source), { syntax: 'typescript' })
  expect(body.flatMap(namesOf).sort()).toMatchSnapshot()
})
