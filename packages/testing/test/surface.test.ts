import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ModuleItem, parseFileSync } from '@swc/core'

const PACKAGES = join(__dirname, '../..')
const PUBLISHED = readdirSync(PACKAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !isPrivate(entry.name))
  .map(({ name }) => name)

function isPrivate(folder: string): boolean {
  return JSON.parse(readFileSync(join(PACKAGES, folder, 'package.json'), 'utf8')).private === true
}

/** The names that a door gives out by `export { … } from`, those of types too, which are gone at run time. */
function namesOf(item: ModuleItem): readonly string[] {
  if (item.type !== 'ExportNamedDeclaration')
    throw new Error(`A door only gives names out, found ${item.type}`)
  return item.specifiers.map((specifier) => {
    if (specifier.type !== 'ExportSpecifier') throw new Error(`Found ${specifier.type}`)
    const isType = Reflect.get(item, 'typeOnly') === true || specifier.isTypeOnly
    return `${isType ? 'type ' : ''}${(specifier.exported ?? specifier.orig).value}`
  })
}

test.each(PUBLISHED)('%s gives out exactly these names', (folder) => {
  const { body } = parseFileSync(join(PACKAGES, folder, 'src/index.ts'), { syntax: 'typescript' })
  expect(body.flatMap(namesOf).sort()).toMatchSnapshot()
})
