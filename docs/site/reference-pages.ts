import { CATALOG, type Fault, type VodErrorCode } from '@vod-errors/core'
import type { Language } from '../reference/entry.ts'
import { CODES } from '../tables/catalog-json.ts'
import { codePage } from './code-page.ts'
import type { Example } from './examples/example.ts'

/** The order in which the faults are shown. */
export const FAULTS: readonly Fault[] = ['caller', 'operator', 'service']

/** The codes with a fault, in the order of the catalog. */
export function codesWith(fault: Fault): readonly VodErrorCode[] {
  return CODES.filter((code) => CATALOG[code].fault === fault)
}

/** The pages of the codes, by their paths in the site of one language. */
export function referencePages(
  language: Language,
  examples: ReadonlyMap<VodErrorCode, Example>,
): Readonly<Record<string, string>> {
  const codes = Array.from(examples, ([code, example]) => [
    `codes/${code}.md`,
    codePage(code, language, example),
  ])
  return Object.fromEntries(codes)
}
