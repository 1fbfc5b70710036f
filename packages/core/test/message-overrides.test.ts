import { CATALOG, en, VodError, zhCN } from '../src/index.ts'
import { checkLocale, prepareLocales } from '../src/messages/locales.ts'
import { prepareOverrides } from '../src/messages/message-overrides.ts'

const OFFERED = prepareLocales()
const ERROR = new VodError({ upstreamCode: 'MediaNotFound', message: 'Media not found with mda-1' })
const NOT_FOUND = ERROR

describe('a text', () => {
  test.each(['{ mediaId }', `${'$'}{mediaId}`, '{mediaId', 'mediaId}', '{}', '{media-id}', '{{mediaId}}'])(
    'with %s is refused, because the person would read the braces',
    (braces) => {
      expect(() => prepareOverrides({ MediaNotFound: `No ${braces}.` }, OFFERED)).toThrow(
        'Expected `messages.MediaNotFound` to be a text with parameters in the form {mediaId}',
      )
    },
  )

  test.each(['', ' ', '\n', null, 7, true, []])('that is %j is refused', (message) => {
    expect(() => prepareOverrides({ MediaNotFound: { en: message } }, OFFERED)).toThrow(
      'Expected `messages.MediaNotFound.en` to be a text or a function',
    )
  })

  test('with parameters of a code with several may use any of them, and no other', () => {
    expect(() => prepareOverrides({ MediaProcessParamError: '{detail}: {mediaId}' }, OFFERED)).not.toThrow()
    expect(() => prepareOverrides({ MediaProcessParamError: '{detail}: {taskId}' }, OFFERED)).toThrow(
      'to be a text with no parameters but {mediaId}, {detail}, got "{detail}: {taskId}"',
    )
  })

  test('is filled with what the error was made with', () => {
    const write = prepareOverrides({ MediaNotFound: '{mediaId}, {mediaId}!' }, OFFERED)
    const error = Object.assign(new VodError({ ...ERROR.toJSON(), syntheticCode: undefined }), { params: {} })
    expect(write(error, 'MediaNotFound', 'en')).toBe('mda-1, mda-1!')
  })

  test('is none where one of its parameters is missing', () => {
    const write = prepareOverrides({ MediaNotFound: 'No {mediaId}.' }, OFFERED)
    const bare = new VodError({ upstreamCode: 'MediaNotFound' })
    expect(write(bare, 'MediaNotFound', 'en')).toBeUndefined()
  })
})

test('a language is written in any case of letters, and reaches that language only', () => {
  const write = prepareOverrides({ MediaNotFound: { 'ZH-cn': '没了。' } }, OFFERED)
  expect(write(NOT_FOUND, 'MediaNotFound', 'zh-CN')).toBe('没了。')
  expect(write(NOT_FOUND, 'MediaNotFound', 'en')).toBeUndefined()
  expect(write(NOT_FOUND, 'AccessDenied', 'zh-CN')).toBeUndefined()
})

describe('a function', () => {
  let stderr: jest.SpyInstance
  beforeEach(() => {
    stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => stderr.mockRestore())

  test.each([undefined, '', ' ', 7])(
    'that returns %j writes nothing, and is warned about by its place',
    (text) => {
      const write = prepareOverrides({ MediaNotFound: { en: () => text } }, OFFERED)
      expect(write(NOT_FOUND, 'MediaNotFound', 'en')).toBeUndefined()
      expect(stderr.mock.calls).toEqual([
        [expect.stringContaining('the hook messages.MediaNotFound.en failed')],
      ])
    },
  )
})

describe('whose error a message is for', () => {
  const write = prepareOverrides(
    { InvalidRequest: 'Check it.', New: 'New.', InternalError: 'Ours.' },
    OFFERED,
  )
  test.each<[string, VodError, string, string | undefined]>([
    [
      'the caller’s, as listed',
      new VodError({ upstreamCode: 'InvalidRequest', upstreamStatus: 400 }),
      'InvalidRequest',
      'Check it.',
    ],
    [
      'the operator’s, by its status',
      new VodError({ upstreamCode: 'InvalidRequest', upstreamStatus: 403 }),
      'InvalidRequest',
      undefined,
    ],
    ['a code that is not listed', new VodError({ upstreamCode: 'New', upstreamStatus: 403 }), 'New', 'New.'],
    [
      'a code that stands in for another',
      new VodError({ upstreamCode: 'AccessDenied' }),
      'InternalError',
      'Ours.',
    ],
  ])('%s', (_name, error, code, text) => {
    expect(write(error, code, 'en')).toBe(text)
  })
})

describe('a table of the app’s', () => {
  test('is known by its canonical tag, and takes what it lacks from its fallback', () => {
    const table = {
      locale: 'JA',
      fallback: 'ZH-cn',
      codes: { MediaNotFound: '見' },
      unknown: { caller: '問' },
    }
    const ja = prepareLocales([table]).get('ja')
    expect(ja).toEqual({
      locale: 'ja',
      codes: { ...zhCN.codes, MediaNotFound: '見' },
      unknown: { ...zhCN.unknown, caller: '問' },
    })
  })

  test('takes the place of a built-in one, and leaves the others', () => {
    const tables = prepareLocales([{ locale: 'EN', fallback: 'en', codes: { MediaNotFound: 'Gone.' } }])
    expect([...tables.keys()]).toEqual(['en', 'zh-CN'])
    expect(tables.get('en')?.codes).toEqual({ ...en.codes, MediaNotFound: 'Gone.' })
    expect(tables.get('zh-CN')).toBe(zhCN)
  })

  const { service: _left, ...unknown } = en.unknown
  test.each<[string, object, string]>([
    ['no general text', { ...en, unknown }, '(missing: unknown.service …)'],
    [
      'no texts',
      { locale: 'ja' },
      `(missing: ${Object.keys(CATALOG)
        .slice(0, 3)
        .map((code) => `codes.${code}`)
        .join(', ')} …)`,
    ],
    [
      'texts that are none',
      { ...en, codes: 'x' },
      'Expected `locales[0].codes` to be an object of texts, got "x"',
    ],
    [
      'a general text for nobody',
      { ...en, unknown: { ...en.unknown, nobody: 'x' } },
      'Expected `locales[0].unknown` to be an object with only caller, operator, service, got "nobody"',
    ],
    [
      'a parameter',
      { ...en, codes: { ...en.codes, MediaNotFound: 'No {mediaId}.' } },
      'Expected `locales[0].codes.MediaNotFound` to be a text without parameters',
    ],
    [
      'a brace',
      { ...en, unknown: { ...en.unknown, caller: 'No }.' } },
      'Expected `locales[0].unknown.caller` to be a text without parameters',
    ],
    [
      'a blank text',
      { ...en, unknown: { ...en.unknown, caller: ' ' } },
      'Expected `locales[0].unknown.caller` to be a text',
    ],
    [
      'a fallback that is no tag',
      { ...en, fallback: '!' },
      'Expected `locales[0].fallback` to be a language tag such as zh-CN, got "!"',
    ],
    [
      'no tag',
      { ...en, locale: undefined },
      'Expected `locales[0].locale` to be a language tag such as zh-CN, got undefined',
    ],
  ])('with %s is refused', (_name, table, message) => {
    expect(() => prepareLocales([table])).toThrow(message)
  })
})

test('a tag comes back in its canonical form', () => {
  expect(checkLocale('x', 'zh-hans-cn')).toBe('zh-Hans-CN')
  for (const tag of ['', 'x', 'zh_CN', 7, null, ['en']])
    expect(() => checkLocale('x', tag)).toThrow(TypeError)
})
