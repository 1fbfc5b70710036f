import { CATALOG, type CatalogRow, isVodErrorCode, ORIGINS, type VodErrorCode } from '@vod-errors/core'
import { isSyntheticCode } from '@vod-errors/core/catalog'
import { ENTRIES } from '../reference/entries.ts'
import { type Language, ROLES, type Text } from '../reference/entry.ts'
import { ORIGIN_TEXTS } from '../tables/chinese.ts'
import { codeOf, markdownOf } from '../tables/markdown.ts'
import type { Example } from './examples/example.ts'
import { ROLE_WORDS, WORDS } from './words.ts'

/** The Markdown page of a code. */
export function codePage(code: VodErrorCode, language: Language, example: Example): string {
  const { meaning, causes, actions } = ENTRIES[code]
  const text = (of: Text) => linkCodes(of[language], code)
  const steps = ROLES.flatMap((role) => [
    `### ${ROLE_WORDS[role][language]}`,
    listOf(actions[role].map(text), '1.'),
  ])
  return [
    `---\ndescription: ${JSON.stringify(meaning[language])}\n---`,
    `# ${code}`,
    text(meaning),
    facts(code, language),
    `## ${WORDS.causes[language]}`,
    listOf(causes.map(text), '-'),
    `## ${WORDS.whatToDo[language]}`,
    ...steps,
    ...exampleOf(example, language),
    '',
  ].join('\n\n')
}

function facts(code: VodErrorCode, language: Language): string {
  const row: CatalogRow = CATALOG[code]
  const unknown = isSyntheticCode(code) ? WORDS.synthetic : WORDS.unknownTemplate
  const retryable = row.retryOnce ? WORDS.once : row.retryable ? WORDS.yes : WORDS.no
  const names = [WORDS.status, WORDS.fault, WORDS.retryable, WORDS.template, WORDS.source]
  const origin = language === 'en' ? ORIGINS[row.origin] : ORIGIN_TEXTS[row.origin]
  const template = row.template === '' ? unknown[language] : codeOf(row.template)
  return markdownOf({
    head: names.map((name) => name[language]),
    rows: [[row.status, row.fault, retryable[language], template, origin]],
  })
}

function exampleOf({ upstream, bodies, log, metric }: Example, language: Language): readonly string[] {
  return [
    `## ${WORDS.upstream[language]}`,
    WORDS.produced[language],
    upstream === undefined ? WORDS.nothingSent[language] : blockOf('http', upstream),
    `## ${WORDS.browser[language]}`,
    WORDS.inFormat[language],
    blockOf('http', bodies[language].vod),
    WORDS.inProblem[language],
    blockOf('http', bodies[language].problem),
    WORDS.inUmi[language],
    blockOf('http', bodies[language].umi),
    `## ${WORDS.log[language]}`,
    blockOf('json', log),
    `## ${WORDS.metric[language]}`,
    blockOf('txt', metric),
  ]
}

/** Links the other codes that a text names. */
function linkCodes(text: string, self: VodErrorCode): string {
  return text.replace(/`(\w+)`/g, (quoted, name: string) =>
    isVodErrorCode(name) && name !== self ? `[${quoted}](./${name}.md)` : quoted,
  )
}

function listOf(texts: readonly string[], mark: string): string {
  return texts.map((text) => `${mark} ${text}`).join('\n')
}

function blockOf(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
