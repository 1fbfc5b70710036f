import * as core from '../../src/index.ts'
import { CATALOG, en, isVodErrorCode, type MessageTable, VodError, zhCN } from '../../src/index.ts'
import { prepareLocales } from '../../src/messages/locales.ts'
import { userMessage } from '../../src/messages/user-message.ts'

const CODES = Object.keys(CATALOG).filter(isVodErrorCode)
const JARGON =
  /VOD|Baidu|BCE|account|signature|access key|header|JSON|etag|session|百度|账号|账户|签名|密钥|欠费|请求头/i

/** What a sentence looks like in each language. */
const SENTENCES: readonly (readonly [MessageTable, RegExp])[] = [
  [en, /^(?:[A-Z][^{}<>。]+\.)(?: [A-Z][^{}<>。]+\.)*$/],
  [zhCN, /^(?:[^{}<>.,!?A-Za-z\s]+。)+$/],
]

describe.each(SENTENCES.map(([table, sentences]) => ({ table, sentences, locale: table.locale })))(
  '$locale',
  (row) => {
    const { table, sentences } = row

    test('has a text for every code of the catalog and for no other, in the same order', () => {
      expect(Object.keys(table.codes)).toEqual(CODES)
    })

    test.each([...Object.entries(table.codes), ...Object.entries(table.unknown)])(
      'says %s in complete sentences, without jargon',
      (_key, text) => {
        expect(text).toMatch(sentences)
        expect(text).not.toMatch(JARGON)
      },
    )

    test.each(Object.entries(CATALOG).filter(([, { fault }]) => fault !== 'caller'))(
      'tells nothing about the cause of %s, which the person cannot fix',
      (code, { fault }) => {
        expect(userMessage(table, new VodError({ upstreamCode: code }))).toBe(table.unknown[fault])
      },
    )

    test('never sends vendor text', () => {
      for (const code of CODES) {
        const message = `${CATALOG[code].template} vendor text`
        expect(userMessage(table, new VodError({ upstreamCode: code, message }))).toBe(table.codes[code])
      }
    })

    test('uses the neutral text if the status turns a caller fault into an operator fault', () => {
      const error = new VodError({ upstreamCode: 'InvalidRequest', upstreamStatus: 403 })
      expect(userMessage(table, error)).toBe(table.unknown.operator)
    })

    test.each(['constructor', 'hasOwnProperty', 'toString', 'NewCode'])(
      'uses the neutral text for the unknown code %s',
      (code) => {
        const error = new VodError({ upstreamCode: code, upstreamStatus: 400 })
        expect(userMessage(table, error)).toBe(table.unknown.caller)
      },
    )
  },
)

test('checks every built-in language, and core exports each of them', () => {
  const builtIn = [...prepareLocales().values()]
  expect(SENTENCES.map(([table]) => table)).toEqual(builtIn)
  expect(Object.values(core)).toEqual(expect.arrayContaining(builtIn))
})

test('shares a text between the same codes in every language', () => {
  for (const one of CODES) {
    for (const other of CODES) {
      expect([one, other, zhCN.codes[one] === zhCN.codes[other]]).toEqual([
        one,
        other,
        en.codes[one] === en.codes[other],
      ])
    }
  }
})
