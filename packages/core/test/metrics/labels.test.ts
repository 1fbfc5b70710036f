import { CALL_BUCKETS, createNameLabels, labelOfCode } from '../../src/host.ts'
import { CATALOG } from '../../src/index.ts'

test('labels a code of the catalog with itself, any other code with _OTHER', () => {
  for (const code of Object.keys(CATALOG)) expect(labelOfCode(code)).toBe(code)
  for (const code of ['NewCode', 'constructor', '', '__proto__']) expect(labelOfCode(code)).toBe('_OTHER')
})

test('labels the first hundred names with themselves, later and missing ones with _OTHER', () => {
  const labelOf = createNameLabels()
  const names = Array.from({ length: 100 }, (_item, index) => `call${index}`)
  expect(labelOf(undefined)).toBe('_OTHER')
  expect(names.map(labelOf)).toEqual(names)
  expect(labelOf('late')).toBe('_OTHER')
  expect(names.map(labelOf)).toEqual(names)
  expect(labelOf(undefined)).toBe('_OTHER')
})

test('labels names that are empty or longer than 100 characters with _OTHER', () => {
  const labelOf = createNameLabels()
  const long = 'x'.repeat(100)
  expect([long, `${long}x`, '', ...Array.from({ length: 200 }, () => `${long}y`)].map(labelOf)).toEqual([
    long,
    ...Array.from({ length: 202 }, () => '_OTHER'),
  ])
  expect(labelOf('late')).toBe('late')
})

test('has ascending buckets in seconds for call durations, from 5 ms to a minute', () => {
  expect(CALL_BUCKETS.at(0)).toBe(0.005)
  expect(CALL_BUCKETS.at(-1)).toBe(60)
  expect(CALL_BUCKETS).toEqual([...new Set(CALL_BUCKETS)].sort((one, other) => one - other))
})
