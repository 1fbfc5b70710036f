import * as core from '../src/index.ts'

test('exports exactly these names', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
[
  "CATALOG",
  "ORIGINS",
  "SHAPES",
  "TRANSPORT",
  "VOD_HOSTS",
  "VodError",
  "assertVodOk",
  "bareCode",
  "createResponder",
  "cutOff",
  "en",
  "expectKnownKeys",
  "expected",
  "fillTemplate",
  "isError",
  "isOwnCode",
  "isRetryable",
  "isVodError",
  "isVodErrorCode",
  "lookUpCode",
  "read",
  "readParams",
  "readVodError",
  "templateParams",
  "throwIfNotOk",
  "toVodError",
  "vodCall",
  "warnOfFailure",
  "wrapVodClient",
  "zhCN",
]
`)
})
