import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLIENT_SHAPES, createResponder, type IncomingRequest, TRANSPORT_ERRORS } from '../src/host.ts'
import { CATALOG, CHANNELS, en, isVodErrorCode, ORIGINS } from '../src/index.ts'
import { OPTIONS } from '../src/options.ts'

const README = readFileSync(join(__dirname, '../../../README.md'), 'utf8')

/** The rows of a table between its two marks. */
function tableOf(mark: string): readonly string[] {
  const [, table = ''] = new RegExp(`<!-- ${mark}:.*?-->\n([\\s\\S]*?)<!-- /${mark} -->`).exec(README) ?? []
  return table.trim().split('\n')
}

function rows(head: readonly string[], cells: readonly (readonly unknown[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`)
}

test('the table of codes is the catalog, row by row', () => {
  const cells = Object.keys(CATALOG)
    .filter(isVodErrorCode)
    .map((code) => {
      const { status, fault, retryable, origin } = CATALOG[code]
      return [`\`${code}\``, status, fault, retryable ? 'yes' : 'no', en.codes[code], ORIGINS[origin]]
    })
  const head = ['code', 'status', 'who acts', 'retry', 'the person reads', 'source']
  expect(tableOf('codes')).toEqual(rows(head, cells))
})

test('the table of clients is that of the shapes, row by row', () => {
  const pathText = (path: readonly string[]) =>
    path.length === 0 ? 'the value itself' : `\`${path.join('.')}\``
  const pathsText = (paths: readonly (readonly string[])[] = []) => paths.map(pathText).join(', ') || '–'
  const cells = CLIENT_SHAPES.map(({ name, status, bodies, headers, urls, isProof }) => [
    name,
    pathsText(status && [status]),
    pathsText(bodies),
    pathsText(headers && [headers]),
    pathsText(urls),
    isProof ? 'its shape' : urls ? 'its answer or host' : 'its answer',
  ])
  const head = ['thrown by', 'status', 'body', 'headers', 'URL', 'VOD’s by']
  expect(tableOf('shapes')).toEqual(rows(head, cells))
})

test('the table of transport failures is that of the signs, row by row', () => {
  const cells = TRANSPORT_ERRORS.map(({ what, code, signs }) => {
    const { status } = CATALOG[code]
    return [what, `\`${code}\``, status, signs.map((sign) => `\`${sign}\``).join(', ')]
  })
  expect(tableOf('transport')).toEqual(rows(['what', 'code', 'status', 'signs'], cells))
})

test('the table of the log record has its fields, in their order', () => {
  const published: unknown[] = []
  const listen = (record: unknown) => published.push(record)
  subscribe(CHANNELS.error, listen)
  const { respond } = createResponder(
    { readRequest: (request: IncomingRequest) => request, canForward: () => true },
    { logger: false },
  )
  respond(
    { status_code: 404, code: 'MediaNotFound', message: 'x', request_id: 'a' },
    { method: 'GET', url: '/', headers: {}, state: {} },
  )
  unsubscribe(CHANNELS.error, listen)
  const fields = tableOf('record')
    .slice(2)
    .map((row) => row.split('`')[1])
  expect(fields).toEqual(Object.keys(Object(published[0])))
})

test('every option of the handler is named', () => {
  const isNamed = (name: string) => README.includes(`\`${name}`) || README.includes(` ${name}:`)
  expect(Object.keys(OPTIONS).filter((name) => !isNamed(name))).toEqual([])
})

test('the table of options is that of their docstrings, row by row', () => {
  const sources = [
    'normalize/attribution.ts',
    'options.ts',
    'report/report-options.ts',
    'request/own-request-id.ts',
    'response/write-response.ts',
  ].map((file) => readFileSync(join(__dirname, '../src', file), 'utf8'))
  const bodies = sources.flatMap(
    (source) => source.match(/export interface \w*Options[^{]*\{[\s\S]*?\n\}/g) ?? [],
  )
  const documented = [...bodies.join('').matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)\?:/g)].map(
    ([, text = '', name = '']) => [`\`${name}\``, plainText(text)],
  )
  expect(documented).toHaveLength(Object.keys(OPTIONS).length)
  const cells = documented.sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  expect(tableOf('options')).toEqual(rows(['option', 'what it does'], cells))
})

/** A docstring as a cell of a table. */
function plainText(docstring: string): string {
  return docstring
    .replace(/\s*\n\s*\*\s?/g, ' ')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .trim()
}
