import { type Pages, titleOf } from './sidebar.ts'

/** The sections of `llms.txt`, by what the paths of their pages look like. */
const SECTIONS: readonly (readonly [heading: string, pattern: RegExp])[] = [
  ['Guides', /^(?:start|troubleshooting|guides\/.*)\.md$/],
  ['Error codes', /^codes\//],
  ['Packages', /^packages\//],
  ['API', /^api\//],
  ['中文', /^zh\/(?!index\.md)/],
  ['Optional', /^project\//],
]

/** The text of `llms.txt`: every page as Markdown, for agents. */
export function llmsText(pages: Pages): string {
  const paths = Object.keys(pages)
  const sections = SECTIONS.map(([heading, pattern]) => {
    const lines = paths.filter((path) => pattern.test(path)).map((path) => lineOf(path, pages[path] ?? ''))
    return `## ${heading}\n\n${lines.join('\n')}`
  })
  return `# vod-errors

> One consistent error response for Express and Koa BFFs in front of Baidu AI Cloud VOD. Each page of these docs is also Markdown, at its address with \`.md\`.

${sections.join('\n\n')}
`
}

function lineOf(path: string, page: string): string {
  const description = /^description: "(.*)"$/m.exec(page)?.[1]
  return `- [${titleOf(page)}](${path})${description === undefined ? '' : `: ${description.replaceAll('\\"', '"')}`}`
}
