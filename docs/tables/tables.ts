import { CATALOG, isVodErrorCode, type VodErrorCode } from '@vod-errors/core'
import { CLIENT_SHAPES, type ClientShape, TRANSPORT_ERRORS } from '@vod-errors/core/host'
import { ENTRIES } from '../reference/entries.ts'
import { codeOf, type Table } from './markdown.ts'
import type { Proof, Wording } from './wording.ts'

/** Tables by the names in their marks. */
export type Tables = Readonly<Record<string, (wording: Wording) => Table>>

/** All tables. */
export const TABLES: Tables = {
  codes: ({ heads, yesNo: [yes, no], messages, origins }) => ({
    head: heads.codes,
    rows: codes().map((code) => {
      const { status, fault, retryable, origin } = CATALOG[code]
      return [codeOf(code), status, fault, retryable ? yes : no, messages[code], origins[origin]]
    }),
  }),
  clients: (wording) => ({
    head: wording.heads.clients,
    rows: CLIENT_SHAPES.map((shape) => clientRow(shape, wording)),
  }),
  transport: ({ heads, transport }) => ({
    head: heads.transport,
    rows: TRANSPORT_ERRORS.map((row) => [
      transport(row),
      codeOf(row.code),
      CATALOG[row.code].status,
      codeOf(...row.signs),
    ]),
  }),
  record: ({ heads, record }) => ({ head: heads.record, rows: rowsOf(record) }),
  options: ({ heads, options }) => ({
    head: heads.options,
    rows: rowsOf(options).toSorted(([one = ''], [other = '']) => one.localeCompare(other, 'en')),
  }),
  operators: ({ heads, language }) => ({
    head: heads.operators,
    rows: codes()
      .filter((code) => CATALOG[code].fault === 'operator')
      .map((code) => {
        const { meaning, causes } = ENTRIES[code]
        return [codeOf(code), meaning[language], causes[0]?.[language] ?? '']
      }),
  }),
}

function codes(): readonly VodErrorCode[] {
  return Object.keys(CATALOG).filter(isVodErrorCode)
}

function clientRow(shape: ClientShape, { client, itself, separator, proofs }: Wording): readonly string[] {
  const pathText = (path: readonly string[]) => (path.length === 0 ? itself : codeOf(path.join('.')))
  const pathsText = (paths: readonly (readonly string[])[] = []) => paths.map(pathText).join(separator) || '–'
  const { name, status, bodies, headers, urls } = shape
  return [
    client(name),
    pathsText(status && [status]),
    pathsText(bodies),
    pathsText(headers && [headers]),
    pathsText(urls),
    proofs[proofOf(shape)],
  ]
}

function proofOf({ isProof, urls }: ClientShape): Proof {
  if (isProof) return 'shape'
  return urls ? 'host, else response' : 'response'
}

function rowsOf(texts: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(texts).map(([name, text]) => [codeOf(name), text])
}
