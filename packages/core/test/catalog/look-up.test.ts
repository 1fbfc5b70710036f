import { bareCode, isCode, isSyntheticCode } from '../../src/catalog/look-up.ts'
import { CATALOG, ORIGINS } from '../../src/index.ts'

test.each([
  'MediaNotFound',
  'MediaException.MediaNotFound',
  'a.b.c.d',
  '404',
  'A-b_9',
  'x'.repeat(64),
  `${'x'.repeat(64)}.${'y'.repeat(64)}`,
])('accepts "%s" as a code on the wire', (code) => {
  expect(isCode(code)).toBe(true)
})

test.each([
  '',
  '.',
  'a.',
  '.a',
  'a..b',
  'a.b.c.d.e',
  '-a',
  '_a',
  'a.-b',
  'a b',
  'a.b c',
  ' a',
  'a ',
  'a\n',
  '码',
  'x'.repeat(65),
  `a.${'x'.repeat(65)}`,
  7,
  null,
  ['a'],
])('rejects %j as a code', (code) => {
  expect(isCode(code)).toBe(false)
})

test.each([
  ['a.b.c', 'c'],
  ['c', 'c'],
  ['a.', ''],
])('strips the qualifiers of "%s": "%s"', (code, bare) => {
  expect(bareCode(code)).toBe(bare)
})

test('treats only Upstream… and Model… codes and TaskFailed as synthetic', () => {
  for (const [code, { origin }] of Object.entries(CATALOG)) {
    expect([code, isSyntheticCode(code)]).toEqual([code, /^(?:Upstream|Model|TaskFailed)/.test(code)])
    expect(ORIGINS).toHaveProperty([origin])
  }
  expect(isSyntheticCode('constructor')).toBe(false)
})
