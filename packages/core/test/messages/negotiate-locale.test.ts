import { countCpuTime } from '@vod-errors/testing'
import { en, zhTW } from '../../src/index.ts'
import { prepareLocales } from '../../src/messages/locales.ts'
import { prepareNegotiation } from '../../src/messages/negotiate-locale.ts'

const builtIn = prepareNegotiation(prepareLocales())
const withHongKong = prepareNegotiation(prepareLocales([{ ...zhTW, locale: 'zh-HK' }]))
const withBritain = prepareNegotiation(prepareLocales([{ ...en, locale: 'en-GB' }]))

test.each<[string, string | undefined]>([
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-MY', 'zh-CN'],
  ['zh_CN', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  ['zh, zh-CN;q=0.9', 'zh-CN'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['zh-TW', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-MO', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-CN, en;q=0.1', 'zh-TW'],
  ['zh-hant-hk', 'zh-TW'],
  ['zh_TW', 'zh-TW'],
  ['yue-HK, zh-HK;q=0.9', 'zh-TW'],
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-TW'],
  // readers of neither: what they ask for next
  ['ja, zh;q=0.9', 'zh-CN'],
  // weights
  ['en;q=0.1, zh;q=0.9', 'zh-CN'],
  ['fr, en;q=0.5, zh;q=0.4', 'en'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['zh;q=0.000', undefined],
  ['zh; Q = 0.5, en;q=0.4', 'zh-CN'],
  ['zh;q=2, en', 'en'],
  ['zh;q=x, en;q=0.1', 'en'],
  ['zh;q=0.9x, en;q=0.1', 'en'],
  ['zh;q=q=1, en;q=0.1', 'en'],
  ['zh; q = 0.3, en;q=0.4', 'en'],
  ['en;q=0.8, zh;q=0.85', 'zh-CN'],
  ['en;q=0.5, zh;q=1', 'zh-CN'],
  ['zh;xq=0, en', 'zh-CN'],
  ['zh;qs=0, en', 'zh-CN'],
  ['fr;q=1.0;x=y, zh;level=1;q=0.3', 'zh-CN'],
  // nothing to go by
  ['', undefined],
  ['*', undefined],
  ['fr, de;q=0.5', undefined],
  [',,;;q=,', undefined],
  ['<script>', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
  ['zh-CN-x-private', 'zh-CN'],
  ['中文', undefined],
])('of the built-in languages, chooses for "%s": %s', (header, locale) => {
  expect(builtIn(header)).toBe(locale)
})

test.each([
  ['zh-HK', 'zh-HK'],
  ['zh-TW', 'zh-TW'],
  ['zh-MO', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh', 'zh-CN'],
])('with a table for Hong Kong, too, chooses for "%s": %s', (header, locale) => {
  expect(withHongKong(header)).toBe(locale)
})

test.each<[string[], Record<string, string>]>([
  [['en-US'], { 'en-US': 'en-US', EN_us: 'en-US', en: 'en', 'en-AU': 'en' }],
  [['zh-Hans'], { 'zh-Hans': 'zh-Hans', 'zh-CN': 'zh-CN', 'zh-SG': 'zh-CN' }],
  [['pt', 'pt-BR'], { pt: 'pt', 'pt-BR': 'pt-BR', 'pt-PT': 'pt' }],
  [['pt-BR', 'pt'], { pt: 'pt', 'pt-BR': 'pt-BR' }],
  [['de', 'de-x-informal'], { de: 'de', 'de-AT': 'de', 'de-x-informal': 'de-x-informal' }],
  [['ca', 'ca-valencia'], { ca: 'ca', 'ca-ES': 'ca', 'ca-valencia': 'ca-valencia' }],
])(
  'with tables for %j, too, a tag gets its own before that of the same script and region',
  (locales, chosen) => {
    const negotiate = prepareNegotiation(prepareLocales(locales.map((locale) => ({ ...en, locale }))))
    for (const [header, locale] of Object.entries(chosen))
      expect([header, negotiate(header)]).toEqual([header, locale])
  },
)

test('prefers the same region to the same script', () => {
  expect(withBritain('en-GB')).toBe('en-GB')
  expect(withBritain('en-US')).toBe('en')
  expect(withBritain('en-AU')).toBe('en')
})

test.each([undefined, null, 5, ['zh'], {}])('treats %p as no header', (header) => {
  expect(builtIn(header)).toBeUndefined()
})

test('handles 20,000 entries within 50 ms of processor time', () => {
  const header = Array.from({ length: 20_000 }, (_, index) => `x${index};q=0.${index % 10}`).join(',')
  const cpuTime = countCpuTime()
  expect(builtIn(`${header},zh`)).toBeUndefined()
  expect(cpuTime()).toBeLessThan(50)
})

test('reads only a thousand characters', () => {
  const behind = (pad: number) => builtIn(`${'x'.repeat(pad)},zh`)
  expect(behind(997)).toBe('zh-CN')
  expect(behind(1000)).toBeUndefined()
})

test('reads only twenty ranges, so that an attacker cannot make it slow', () => {
  const others = (count: number) => Array.from({ length: count }, () => 'fr-FR').join(',')
  expect(builtIn(`${others(19)},zh`)).toBe('zh-CN')
  expect(builtIn(`${others(20)},zh`)).toBeUndefined()
})

test('still chooses correctly when its cache evicts entries', () => {
  const negotiate = prepareNegotiation(prepareLocales())
  for (let i = 0; i < 2000; i++) expect(negotiate(`zh-CN;q=0.5, x${i}`)).toBe('zh-CN')
  expect(negotiate('en;q=0.1, zh;q=0.9')).toBe('zh-CN')
  expect(negotiate('en;q=0.1, zh;q=0.9')).toBe('zh-CN')
  expect(negotiate('fr')).toBeUndefined()
  expect(negotiate('fr')).toBeUndefined()
})
