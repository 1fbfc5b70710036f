import * as core from '../../src/index.ts'
import {
  CATALOG,
  en,
  isVodErrorCode,
  ja,
  ko,
  type MessageTable,
  VodError,
  zhCN,
  zhTW,
} from '../../src/index.ts'
import { prepareLocales } from '../../src/messages/locales.ts'
import { userMessage as messageFor } from '../../src/messages/user-message.ts'

const CODES = Object.keys(CATALOG).filter(isVodErrorCode)
const JARGON =
  /VOD|Baidu|BCE|account|signature|access key|header|JSON|etag|session|百度|账号|账户|签名|密钥|欠费|请求头|帳號|簽章|金鑰|欠費|標頭|アカウント|署名|ヘッダー|セッション|계정|서명|헤더|세션/i

/** Failures that say what the person was doing. */
const TASKS = ['TaskFailed', 'JobOverTime']

/** The text of an error that is sent with its own code. */
const userMessage = (table: MessageTable, error: VodError) => messageFor(table, error, error.code)

/** What a sentence looks like in each language. */
const SENTENCES: readonly (readonly [MessageTable, RegExp])[] = [
  [en, /^(?:[A-Z][^{}<>。]+\.)(?: [A-Z][^{}<>。]+\.)*$/],
  [zhCN, /^(?:[^{}<>.,!?A-Za-z\s]+。)+$/],
  [zhTW, /^(?:[^{}<>.,!?A-Za-z\s]+。)+$/],
  [ja, /^(?:[^{}<>.,!?A-Za-z\s]+。)+$/],
  [ko, /^(?:[가-힣]+,?(?: [가-힣]+,?)*\.)(?: [가-힣]+,?(?: [가-힣]+,?)*\.)*$/],
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

    test.each(
      Object.entries(CATALOG).filter(([code, row]) => row.fault !== 'caller' && !TASKS.includes(code)),
    )('tells nothing about the cause of %s, which the person cannot fix', (code, { fault }) => {
      expect(userMessage(table, new VodError({ upstreamCode: code }))).toBe(table.unknown[fault])
    })

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

    test('describes the code that is sent, so that the text does not reveal what it hides', () => {
      const banned = new VodError({ upstreamCode: 'MediaBanned' })
      expect(messageFor(table, banned, 'MediaNotFound')).toBe(table.codes.MediaNotFound)
      expect(messageFor(table, banned, 'InternalError')).toBe(table.unknown.caller)
      expect(messageFor(table, banned, 'Locked')).toBe(table.codes.MediaBanned)
      const denied = new VodError({ upstreamCode: 'AccessDenied' })
      expect(messageFor(table, denied, 'MediaNotFound')).toBe(table.unknown.operator)
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

test('checks every language, and core exports each built-in one', () => {
  const builtIn = [...prepareLocales().values()]
  expect(SENTENCES.map(([table]) => table)).toEqual([...builtIn, ja, ko])
  expect(Object.values(core)).toEqual(expect.arrayContaining(builtIn))
})

test.each(SENTENCES)('shares a text between the same codes in every language', ({ codes }) => {
  for (const one of CODES) {
    for (const other of CODES) {
      const isShared = en.codes[one] === en.codes[other]
      expect([one, other, codes[one] === codes[other]]).toEqual([one, other, isShared])
    }
  }
})

test('writes Traditional Chinese in its characters, and in the words of Taiwan', () => {
  const texts = [...Object.values(zhTW.codes), ...Object.values(zhTW.unknown)].join('')
  expect(texts).not.toMatch(
    /视|请|后|联|络|错|误|误|这|该|过|视频|視頻|服務器|文件|刷新|默認|信息|客戶|重試|鏈接|反饋/,
  )
})
