import * as core from '../../src/index.ts'
import { CATALOG, en, zhCN } from '../../src/index.ts'
import { checkLocale, prepareLocales } from '../../src/messages/locales.ts'
import { prepareLocaleChoice } from '../../src/messages/negotiate-locale.ts'

const { service: _left, ...unknown } = en.unknown

const INVALID_TABLES: readonly [string, object, string][] = [
  ['a missing neutral text', { ...en, unknown }, '(missing: unknown.service …)'],
  [
    'no texts',
    { locale: 'ja' },
    `(missing: ${Object.keys(CATALOG)
      .slice(0, 3)
      .map((code) => `codes.${code}`)
      .join(', ')} …)`,
  ],
  [
    'texts that are not an object',
    { ...en, codes: 'x' },
    'Expected `locales[0].codes` to be an object of texts, got "x"',
  ],
  [
    'a text for an unknown fault',
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
    'a fallback that is not a tag',
    { ...en, fallback: '!' },
    'Expected `locales[0].fallback` to be a language tag such as zh-CN, got "!"',
  ],
  [
    'no tag',
    { ...en, locale: undefined },
    'Expected `locales[0].locale` to be a language tag such as zh-CN, got undefined',
  ],
]

describe('a message table of the app', () => {
  test('gets its canonical tag, and missing texts from its fallback', () => {
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

  test('can replace a built-in one without changing the others', () => {
    const tables = prepareLocales([{ locale: 'EN', fallback: 'en', codes: { MediaNotFound: 'Gone.' } }])
    expect([...tables.keys()]).toEqual(['en', 'zh-CN', 'zh-TW'])
    expect(tables.get('en')?.codes).toEqual({ ...en.codes, MediaNotFound: 'Gone.' })
    expect(tables.get('zh-CN')).toBe(zhCN)
  })

  test.each(INVALID_TABLES)('with %s is rejected', (_name, table, message) => {
    expect(() => prepareLocales([table])).toThrow(message)
  })
})

test('returns a language tag in its canonical form', () => {
  expect(checkLocale('x', 'zh-hans-cn')).toBe('zh-Hans-CN')
  for (const tag of ['', 'x', 'zh_CN', 7, null, ['en']])
    expect(() => checkLocale('x', tag)).toThrow(TypeError)
})

const TABLES = Object.entries(core).flatMap(([name, value]) => {
  const locale: unknown = Reflect.get(Object(value), 'locale')
  return typeof locale === 'string' ? [{ name, locale }] : []
})

test.each(TABLES)(
  'every exported table is built in, or named to those who ask for its language: $name',
  ({ name, locale }) => {
    const choose = () => prepareLocaleChoice({ defaultLocale: locale }, prepareLocales())
    const isBuiltIn = ['en', 'zh-CN', 'zh-TW'].includes(locale)
    if (isBuiltIn) expect(choose).not.toThrow()
    else expect(choose).toThrow(`offer ${locale} with locales: [${name}])`)
  },
)
