import { join } from 'node:path'
import ts from 'typescript'

/**
 * The docstrings of the properties of an exported interface or class, inherited ones too, each as one line of Markdown.
 *
 * @throws {Error} if the file exports no such name.
 */
export function docstringsOf(root: string, file: string, name: string): ReadonlyMap<string, string> {
  const path = join(root, file)
  // Only symbols and comments are read: no library, no checks.
  const program = ts.createProgram([path], { noLib: true, types: [], allowImportingTsExtensions: true })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(path)
  const module = source && checker.getSymbolAtLocation(source)
  const found = module && checker.getExportsOfModule(module).find((each) => each.name === name)
  if (!found) throw new Error(`Expected ${file} to export ${name}`)
  const properties = checker.getDeclaredTypeOfSymbol(found).getProperties()
  return new Map(
    properties.map((property) => [property.name, lineOf(property.getDocumentationComment(checker))]),
  )
}

function lineOf(comment: ts.SymbolDisplayPart[]): string {
  return ts
    .displayPartsToString(comment)
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}
