import { CALL_BUCKETS, createNameLabels, labelOfCode } from '../src/host.ts'
import { CATALOG } from '../src/index.ts'

test('a code of the catalog is its own label, any other is _OTHER', () => {
  for (const code of Object.keys(CATALOG)) expect(labelOfCode(code)).toBe(code)
  for (const code of ['NewCode', 'constructor', '', '__proto__']) expect(labelOfCode(code)).toBe('_OTHER')
})

test('the first hundred names are their own labels, for good; later ones and none are _OTHER', () => {
  const labelOf = createNameLabels()
  const names = Array.from({ length: 100 }, (_item, index) => `call${index}`)
  expect(labelOf(undefined)).toBe('_OTHER')
  expect(names.map(labelOf)).toEqual(names)
  expect(labelOf('late')).toBe('_OTHER')
  expect(names.map(labelOf)).toEqual(names)
  expect(labelOf(undefined)).toBe('_OTHER')
})

test('the buckets of a call’s duration are seconds, from 5 ms to a minute, each wider than the last', () => {
  expect(CALL_BUCKETS.at(0)).toBe(0.005)
  expect(CALL_BUCKETS.at(-1)).toBe(60)
  expect(CALL_BUCKETS).toEqual([...new Set(CALL_BUCKETS)].sort((one, other) => one - other))
})
