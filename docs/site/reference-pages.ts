import { CATALOG, type Fault, type VodErrorCode } from '@vod-errors/core'
import { CODES } from '../reference/catalog-json.ts'
import { ENTRIES } from '../reference/entries.ts'
import type { Language } from '../reference/entry.ts'
import { markdownOf } from '../tables/markdown.ts'
import { codePage } from './code-page.ts'
import type { Example } from './examples/example.ts'
import { FAULT_WORDS, WORDS } from './words.ts'

/** The order in which the faults are shown. */
export const FAULTS: readonly Fault[] = ['caller', 'operator', 'service']

/** The codes with a fault, in the order of the catalog. */
export function codesWith(fault: Fault): readonly VodErrorCode[] {
  return CODES.filter((code) => CATALOG[code].fault === fault)
}

/** The pages that are made of data, by their paths in the site of one language. */
export function referencePages(
  language: Language,
  examples: ReadonlyMap<VodErrorCode, Example>,
): Readonly<Record<string, string>> {
  const codes = [...examples].map(([code, example]) => [
    `codes/${code}.md`,
    codePage(code, language, example),
  ])
  return { ...Object.fromEntries(codes), 'codes/index.md': codesPage(language) }
}

function codesPage(language: Language): string {
  const sections = FAULTS.flatMap((fault) => [
    `## ${FAULT_WORDS[fault][language]}`,
    codesTable(fault, language),
  ])
  const head = [`# ${WORDS.codes[language]}`, WORDS.codesIntro[language], WORDS.data[language]]
  return `${[...head, ...sections].join('\n\n')}\n`
}

function codesTable(fault: Fault, language: Language): string {
  return markdownOf({
    head: [WORDS.code, WORDS.status, WORDS.meaning].map((text) => text[language]),
    rows: codesWith(fault).map((code) => [
      `[${code}](./${code}.md)`,
      CATALOG[code].status,
      ENTRIES[code].meaning[language],
    ]),
  })
}
