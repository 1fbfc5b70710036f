import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The repository. */
export const ROOT = join(__dirname, '../../..')

/** A fenced block of a page, with the mark in the line above it: `<!-- from: path -->`, `<!-- seen: name -->`. */
export interface Block {
  readonly page: string
  readonly language: string
  readonly text: string
  readonly kind: string | undefined
  readonly name: string
}

/** The pages of docs/ that people read to use the packages, by their paths in the repository. */
export const PAGES: readonly string[] = ['docs', 'docs/guides', 'docs/zh', 'docs/zh/guides'].flatMap(pagesIn)

function pagesIn(folder: string): readonly string[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'))
  return names.map((name) => `${folder}/${name}`)
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The pages of the packages. Only some of their blocks are marked. */
export const PACKAGE_PAGES: readonly string[] = readdirSync(join(ROOT, 'packages'))
  .map((name) => `packages/${name}/README.md`)
  .filter((page) => existsSync(join(ROOT, page)))

export const BLOCKS: readonly Block[] = [...PAGES, ...PACKAGE_PAGES].flatMap(blocksOf)

function blocksOf(page: string): readonly Block[] {
  const blocks = readText(page).matchAll(/(?:<!-- (\w+): (.+?) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm)
  return Array.from(blocks, ([, kind, name = '', language = '', text = '']) => {
    return { page, kind, name, language, text }
  })
}
