import { en, zhCN } from '../../src/index.ts'
import { prepareLocales } from '../../src/messages/locales.ts'
import { prepareNegotiation } from '../../src/messages/negotiate-locale.ts'

const builtIn = prepareNegotiation(prepareLocales())
const withTaiwan = prepareNegotiation(prepareLocales([{ ...zhCN, locale: 'zh-TW' }]))
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
  // Traditional readers, and nothing Traditional on offer: what they ask for next
  ['zh-TW', undefined],
  ['zh-HK', undefined],
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-Hant-CN, en;q=0.1', 'en'],
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
])('of English and Simplified Chinese, chooses for "%s": %s', (header, locale) => {
  expect(builtIn(header)).toBe(locale)
})

test.each([
  ['zh-TW', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh-MO', 'zh-TW'],
  ['zh', 'zh-CN'],
  ['zh, zh-CN;q=0.9', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
])('with Traditional Chinese, too, chooses for "%s": %s', (header, locale) => {
  expect(withTaiwan(header)).toBe(locale)
})

test('prefers the same region to the same script', () => {
  expect(withBritain('en-GB')).toBe('en-GB')
  expect(withBritain('en-US')).toBe('en')
  expect(withBritain('en-AU')).toBe('en')
})

test.each([undefined, null, 5, ['zh'], {}])('treats %p as no header', (header) => {
  expect(builtIn(header)).toBeUndefined()
})

test('handles 20,000 entries within 50 ms', () => {
  const header = Array.from({ length: 20_000 }, (_, index) => `x${index};q=0.${index % 10}`).join(',')
  const start = performance.now()
  expect(builtIn(`${header},zh`)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(50)
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
