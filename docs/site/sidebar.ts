import type { Language } from '../reference/entry.ts'
import { say } from '../reference/entry.ts'
import { codesWith, FAULTS } from './reference-pages.ts'
import { WORDS } from './words.ts'

/** An entry of the sidebar, as VitePress takes it. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  readonly collapsed?: boolean
  readonly items?: readonly SidebarItem[]
}

const HEADINGS = {
  start: say('Quick start', '快速开始'),
  guides: say('Guides', '指南'),
  reference: say('Reference', '参考'),
  packages: say('Packages', '软件包'),
  api: say('API by package', '各软件包的 API'),
  project: say('Project', '项目'),
}

/** The guides that list something completely. */
const REFERENCE = [
  'guides/options.md',
  'guides/responses.md',
  'guides/logging.md',
  'guides/recognized-errors.md',
]

/** The pages of the site: their Markdown by their paths. */
export type Pages = Readonly<Record<string, string>>

/** The sidebar of a language. What exists only in English is linked in both. */
export function sidebarOf(language: Language, pages: Pages): readonly SidebarItem[] {
  const prefix = language === 'en' ? '' : 'zh/'
  const heading = (name: keyof typeof HEADINGS) => HEADINGS[name][language]
  const linkTo = (path: string): SidebarItem => ({ text: titleOf(pages[path] ?? ''), link: linkOf(path) })
  const inFolder = (folder: string) => childrenOf(folder, pages).map(linkTo)
  const guides = childrenOf(`${prefix}guides`, pages).filter(
    (path) => !REFERENCE.includes(path.slice(prefix.length)),
  )
  const inEnglish = (items: readonly SidebarItem[]) =>
    items.map((item) => ({ ...item, link: `/${prefix}${item.link?.slice(1)}` }))
  const own = (path: string) => linkTo(`${prefix}${path}`)
  const codes = FAULTS.map((fault) => ({
    text: fault,
    collapsed: true,
    items: codesWith(fault).map((code) => own(`codes/${code}.md`)),
  }))
  return [
    {
      text: heading('guides'),
      items: [
        { ...own('start.md'), text: heading('start') },
        ...guides.map(linkTo),
        own('troubleshooting.md'),
      ],
    },
    { text: WORDS.codes[language], items: [own('codes/index.md'), ...codes] },
    { text: heading('reference'), items: REFERENCE.map(own) },
    { text: heading('packages'), collapsed: true, items: inEnglish(inFolder('packages')) },
    { text: heading('api'), collapsed: true, items: inEnglish(apiItems(pages)) },
    { text: heading('project'), collapsed: true, items: inEnglish(inFolder('project')) },
  ]
}

/** Each package of the API reference. */
function apiItems(pages: Pages): readonly SidebarItem[] {
  const indexes = Object.keys(pages).filter((path) => /^api\/@[^/]+\/[^/]+\/index\.md$/.test(path))
  return indexes.sort().map((path) => ({ text: titleOf(pages[path] ?? ''), link: linkOf(path) }))
}

/** The address of a page. */
function linkOf(path: string): string {
  return `/${path.replace(/(?:index)?\.md$/, '')}`
}

/** The first heading of a page. */
export function titleOf(page: string): string {
  return /^# (.+)$/m.exec(page)?.[1]?.replaceAll('`', '') ?? ''
}

function childrenOf(folder: string, pages: Pages): readonly string[] {
  const inside = new RegExp(`^${folder}/(?!index\\.md)[^/]+\\.md$`)
  return Object.keys(pages).filter((path) => inside.test(path))
}
