import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { isVodErrorCode } from '@vod-errors/core'
import type { Pages } from './sidebar.ts'

/** The documents of the repository that are pages of the site. */
interface Documents {
  /** The repository. */
  readonly root: string
  /** Their paths in the site, by their paths in the repository. */
  readonly paths: ReadonlyMap<string, string>
}

/** The pages of the site that are documents of the repository: their Markdown by their paths. */
export function documentPages(root: string): Pages {
  const documents = { root, paths: documentPaths(root) }
  const pages = [...documents.paths].map(([source, page]) => [page, pageOfDocument(source, documents)])
  return Object.fromEntries(pages)
}

function documentPaths(root: string): ReadonlyMap<string, string> {
  const pagesIn = (folder: string, target: string) =>
    namesIn(join(root, folder)).map((name) => {
      return pair(`${folder}/${name}`, `${target}/${name === 'README.md' ? 'index.md' : name}`)
    })
  const paths = new Map([
    ['README.md', 'start.md'],
    ['README.zh-CN.md', 'zh/start.md'],
    ['SECURITY.md', 'project/security.md'],
    ['CONTRIBUTING.md', 'project/contributing.md'],
    ['docs/troubleshooting.md', 'troubleshooting.md'],
    ['docs/zh/troubleshooting.md', 'zh/troubleshooting.md'],
    ['docs/README.md', 'guides/index.md'],
    ['docs/zh/README.md', 'zh/guides/index.md'],
    ...['bench', 'soak', 'matrix', 'mutation'].map((name) => pair(`docs/${name}.md`, `project/${name}.md`)),
    ...pagesIn('docs/guides', 'guides'),
    ...pagesIn('docs/zh/guides', 'zh/guides'),
    // Beside the page of each code.
    ['docs/guides/codes.md', 'codes/index.md'],
    ['docs/zh/guides/codes.md', 'zh/codes/index.md'],
    ...pagesIn('docs/decisions', 'project/decisions'),
    ...readdirSync(join(root, 'packages')).map((name) =>
      pair(`packages/${name}/README.md`, `packages/${name}.md`),
    ),
  ])
  return new Map([...paths].filter(([source]) => existsSync(join(root, source))))
}

function pair(source: string, page: string): [string, string] {
  return [source, page]
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : []
}

/** The text of a document as a page of the site: without the marks of its tests, and with links that work there. */
function pageOfDocument(source: string, documents: Documents): string {
  const text = readFileSync(join(documents.root, source), 'utf8')
    .replace(/^\[(?:简体中文|English)\]\(.*\)\n\n/m, '')
    .replace(/^<!-- .*-->\n/gm, '')
  const page = documents.paths.get(source) ?? ''
  const linked = proseOf(text, (prose) =>
    prose.replace(IMAGE, '$1(/$2)').replace(LINK, (link, ...[label, target]: readonly string[]) => {
      if (label === undefined || target === undefined || /^(?:https?:|[#/])/.test(target)) return link
      const found = targetIn(source, target, documents)
      return found === undefined ? label : `[${label}](${found})`
    }),
  )
  return withCodesLinked(linked, page)
}

/** Links the codes that begin the rows of tables to their pages. */
function withCodesLinked(text: string, page: string): string {
  const codes = page.startsWith('zh/') ? 'zh/codes' : 'codes'
  return text.replace(/^\| `(\w+)` \|/gm, (cell, code: string) =>
    isVodErrorCode(code) ? `| [\`${code}\`](${linkBetween(page, `${codes}/${code}.md`)}) |` : cell,
  )
}

/** The relative link from a page to another. */
function linkBetween(page: string, other: string): string {
  const relative = posix.relative(dirname(page), other)
  return relative.startsWith('.') ? relative : `./${relative}`
}

/** An image of the repository, which can be the label of a link: its text, and the name of its file. */
const IMAGE = /(!\[[^\]]*\])\((?!https?:)(?:[^)\s]*\/)?([^)\s/]+)\)/g

/** A link: its label, which can be an image, and its target. */
const LINK = /(?<!!)\[((?:[^\][]|\[[^\]]*\](?:\([^)\s]*\))?)*)\]\(([^)\s]+)\)/g

/** The address of a link's target in the site; `undefined` if it is not part of the site. */
function targetIn(source: string, target: string, { root, paths }: Documents): string | undefined {
  const [path = '', anchor] = target.split('#')
  const file = posix.normalize(posix.join(posix.dirname(source), path))
  const isFolder = existsSync(join(root, file)) && statSync(join(root, file)).isDirectory()
  const page = paths.get(isFolder ? posix.join(file, 'README.md') : file)
  if (page === undefined) return undefined
  return `${linkBetween(paths.get(source) ?? '', page)}${anchor === undefined ? '' : `#${anchor}`}`
}

/** Changes the prose of a page, and leaves its fenced blocks alone. */
function proseOf(text: string, change: (prose: string) => string): string {
  return text
    .split(/^(```[\s\S]*?^```$)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('')
}
