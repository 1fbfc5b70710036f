import * as core from '../src/index.ts'

test('exports exactly these names', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
[
  "CATALOG",
  "ORIGINS",
  "VodError",
  "bareCode",
  "createResponder",
  "en",
  "fillTemplate",
  "isError",
  "isVodError",
  "isVodErrorCode",
  "lookUpCode",
  "readParams",
  "templateParams",
  "toVodError",
  "warnOfThrow",
]
`)
})
