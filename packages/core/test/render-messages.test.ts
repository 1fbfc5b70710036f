import { knownCodes } from '../src/catalog/look-up.ts'
import { en, ja, renderMessages, type VodErrorHandlerOptions, zhTW } from '../src/index.ts'
import { untyped } from './respond.ts'

/** The cells of the rows of a Markdown table, head and rule aside. */
function rowsOf(options?: VodErrorHandlerOptions): readonly (readonly string[])[] {
  const lines = renderMessages(options).trimEnd().split('\n').slice(2)
  return lines.map((line) => line.slice(2, -2).split(' | '))
}

const rowOf = (name: string, policy: string, options?: VodErrorHandlerOptions) =>
  rowsOf(options).find(([code, own]) => code === name && own === policy)

test('has a row for each code and policy, and for codes that the catalog lacks', () => {
  const names = rowsOf().map(([code, policy]) => `${code} ${policy}`)
  const codes = [
    ...knownCodes(),
    'InvalidRequest (403)',
    'SignatureDoesNotMatch (403)',
    ...[400, 403, 500].map((status) => `any other code (${status})`),
  ]
  expect([...names].sort()).toEqual(codes.flatMap((code) => [`${code} documented`, `${code} gateway`]).sort())
})

test('has a column for each language', () => {
  expect(renderMessages({ locales: [ja] }).split('\n')[0]).toBe(
    '| code | policy | status | code sent | retry-after | en | zh-CN | zh-TW | ja |',
  )
  const row = rowOf('MediaNotFound', 'documented', { locales: [ja] })
  expect(row?.slice(5)).toEqual(
    [en, { codes: { MediaNotFound: '该视频不存在或已被删除。' } }, zhTW, ja].map(
      ({ codes }) => codes.MediaNotFound,
    ),
  )
})

test('a language that shares its script and region with another has its own column', () => {
  const row = rowOf('MediaNotFound', 'documented', {
    locales: [{ locale: 'en-US', fallback: 'en', codes: { MediaNotFound: 'Gone.' } }],
  })
  expect(row?.slice(5)).toEqual([en.codes.MediaNotFound, expect.anything(), expect.anything(), 'Gone.'])
})

test.each<[string, string, readonly string[]]>([
  ['AccessDenied', 'documented', ['403', 'AccessDenied', '', en.unknown.operator]],
  ['AccessDenied', 'gateway', ['500', 'InternalError', '', en.unknown.operator]],
  ['RequestConflict', 'gateway', ['409', 'RequestConflict', '1', en.codes.RequestConflict]],
  ['InvalidRequest (403)', 'documented', ['403', 'InvalidRequest', '', en.unknown.operator]],
  ['any other code (400)', 'documented', ['400', 'OtherCode', '', en.unknown.caller]],
  ['any other code (500)', 'gateway', ['502', 'OtherCode', '1', en.unknown.service]],
])('says what is sent for %s with the policy %s', (code, policy, cells) => {
  expect(rowOf(code, policy)?.slice(2, 6)).toEqual(cells)
})

test('shows the messages of the app, with their parameters in braces', () => {
  const options: VodErrorHandlerOptions = {
    status: { MediaBanned: { status: 423, code: 'Locked' } },
    messages: { Locked: '{mediaId} is locked.', MediaNotFound: (_error, { locale }) => `None in ${locale}.` },
  }
  expect(rowOf('MediaBanned', 'gateway', options)?.slice(2)).toEqual([
    ...['423', 'Locked', ''],
    ...Array(3).fill('{mediaId} is locked.'),
  ])
  expect(rowOf('MediaNotFound', 'documented', options)?.slice(5)).toEqual([
    ...['None in en.', 'None in zh-CN.', 'None in zh-TW.'],
  ])
})

test('shows messages that only one of the policies hides', () => {
  const options = { messages: { AccessDenied: 'No.' } }
  expect(rowOf('AccessDenied', 'documented', options)?.[5]).toBe('No.')
  expect(rowOf('AccessDenied', 'gateway', options)?.[5]).toBe(en.unknown.operator)
})

test('escapes Markdown, and quotes CSV, with a mark for Excel', () => {
  const messages = { MediaNotFound: 'a|b\\, "c"\nd' }
  expect(renderMessages({ messages })).toContain('| a\\|b\\\\, "c"<br>d |')
  const csv = renderMessages({ messages }, 'csv')
  expect(csv.startsWith('\uFEFFcode,policy,status,code sent,retry-after,en,zh-CN,zh-TW\r\n')).toBe(true)
  expect(csv).toContain('\r\nMediaNotFound,documented,404,MediaNotFound,,"a|b\\, ""c""\nd","a|b')
})

test('rejects what the handler rejects, and other formats', () => {
  expect(() => renderMessages(untyped({ message: {} }))).toThrow(
    'Expected `options` to be an object with only',
  )
  expect(() => Reflect.apply(renderMessages, undefined, [{}, 'html'])).toThrow(
    'Expected `as` to be one of markdown, csv, got "html"',
  )
})
