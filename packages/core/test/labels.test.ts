import { CATALOG, createNameLabels, labelOfCode } from '../src/index.ts'

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
