import { knownCodes, rowOfBareCode } from './catalog/look-up.ts'
import { expectOneOf } from './expected.ts'
import { prepareLocales } from './messages/locales.ts'
import type { VodErrorHandlerOptions } from './options.ts'
import type { IncomingRequest } from './request/request-context.ts'
import type { DescribeSettings } from './response/describe-settings.ts'
import { describeVodError } from './response/describe-vod-error.ts'
import { prepareStatus, type StatusPolicy } from './response/status-policy.ts'
import { prepareSettings } from './settings.ts'
import { VodError } from './vod-error/vod-error.ts'
import type { VodErrorInit } from './vod-error/vod-error-init.ts'

/** How {@link renderMessages} writes its table. */
export type MessagesFormat = 'markdown' | 'csv'

/**
 * Renders what people will see with these options: one row for each code and status policy, with the status and the code that
 * are sent, the seconds of `retry-after`, and a column for each language. Parameters stay in braces. Codes of the option `codes`
 * and codes that the catalog lacks have rows, too. Calls the functions in `status` and `messages` with a request `GET /`.
 *
 * @param as `markdown`, the default, or `csv` of RFC 4180, with a byte order mark, so that Excel reads it as UTF-8
 * @throws {TypeError} that names the wrong option.
 * @example
 * writeFileSync('messages.csv', renderMessages(options, 'csv'))
 */
export function renderMessages(
  options: VodErrorHandlerOptions = {},
  as: MessagesFormat = 'markdown',
): string {
  expectOneOf('as', as, ['markdown', 'csv'])
  const settings = prepareSettings(options)
  const locales = [...prepareLocales(options.locales).keys()]
  const rows = POLICIES.flatMap((policy) => {
    const chooseStatus = prepareStatus(policy, options.status)
    return rowsOf(policy, { ...settings, chooseStatus }, locales)
  })
  const head = ['code', 'policy', 'status', 'code sent', 'retry-after', ...locales]
  return as === 'csv' ? csvOf([head, ...rows]) : markdownOf([head, ...rows])
}

const POLICIES: readonly StatusPolicy[] = ['documented', 'gateway']
const REQUEST: IncomingRequest = { method: 'GET', url: '/', headers: {}, state: {} }

type Row = readonly string[]

function rowsOf(
  policy: StatusPolicy,
  settings: DescribeSettings,
  locales: readonly string[],
): readonly Row[] {
  return Object.entries(samples()).map(([name, init]) => {
    const error = new VodError(init)
    const contexts = locales.map((locale) =>
      describeVodError(error, REQUEST, { ...settings, chooseLocale: () => locale }),
    )
    const { status, code, retryAfter = '' } = { ...contexts[0] }
    return [
      name,
      policy,
      `${status}`,
      `${code}`,
      `${retryAfter}`,
      ...contexts.map((each) => each.userMessage),
    ]
  })
}

/** An error for each row, by the name of the row: each code with each of its meanings, and other codes by their fault. */
function samples(): Readonly<Record<string, VodErrorInit>> {
  const ofCodes = knownCodes().flatMap((code) => {
    const { template = '', faultByStatus = {} } = rowOfBareCode(code) ?? {}
    const init = { upstreamCode: code, message: template }
    const others = Object.keys(faultByStatus).map(Number)
    return [
      [code, init] as const,
      ...others.map((status) => [`${code} (${status})`, { ...init, upstreamStatus: status }] as const),
    ]
  })
  return Object.fromEntries([...ofCodes, ...OTHER_CODES])
}

/** Codes that the catalog lacks: their upstream status decides. */
const OTHER_CODES: readonly (readonly [string, VodErrorInit])[] = [400, 403, 500].map((upstreamStatus) => [
  `any other code (${upstreamStatus})`,
  { upstreamCode: 'OtherCode', upstreamStatus },
])

function markdownOf([head = [], ...rows]: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.map(escapeCell).join(' | ')} |\n`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('')
}

function escapeCell(text: string): string {
  return text.replace(/[\\|]/g, '\\$&').replace(/\r\n?|\n/g, '<br>')
}

function csvOf(rows: readonly Row[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(quoteCell).join(',')}\r\n`).join('')}`
}

function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
