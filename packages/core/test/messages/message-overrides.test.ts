import { en, VodError } from '../../src/index.ts'
import { prepareLocales } from '../../src/messages/locales.ts'
import { prepareOverrides } from '../../src/messages/message-overrides.ts'
import { userMessage } from '../../src/messages/user-message.ts'
import { contextOf } from '../context.ts'

const OFFERED = prepareLocales()

/** Writes the message of an error that is sent with a code in a language. */
function prepare(messages: unknown) {
  const override = prepareOverrides(messages, OFFERED)
  return (error: VodError, code: string, locale: string) =>
    override?.(error, { ...contextOf(error), code, locale })
}

const ERROR = new VodError({ upstreamCode: 'MediaNotFound', message: 'Media not found with mda-1' })
const NOT_FOUND = ERROR

describe('a text', () => {
  test.each(['{ mediaId }', `${'$'}{mediaId}`, '{mediaId', 'mediaId}', '{}', '{media-id}', '{{mediaId}}'])(
    'with %s is rejected, because the person would see the braces',
    (braces) => {
      expect(() => prepareOverrides({ MediaNotFound: `No ${braces}.` }, OFFERED)).toThrow(
        'Expected `messages.MediaNotFound` to be a text with parameters in the form {mediaId}',
      )
    },
  )

  test.each(['', ' ', '\n', null, 7, true, []])('%j is rejected', (message) => {
    expect(() => prepareOverrides({ MediaNotFound: { en: message } }, OFFERED)).toThrow(
      'Expected `messages.MediaNotFound.en` to be a text or a function',
    )
  })

  test('can use any parameter of its code, and no other', () => {
    expect(() => prepareOverrides({ MediaProcessParamError: '{detail}: {mediaId}' }, OFFERED)).not.toThrow()
    expect(() => prepareOverrides({ MediaProcessParamError: '{detail}: {taskId}' }, OFFERED)).toThrow(
      'to be a text with no parameters but {mediaId}, {detail}, got "{detail}: {taskId}"',
    )
  })

  test('is filled with the original parameters of the error', () => {
    const write = prepare({ MediaNotFound: '{mediaId}, {mediaId}!' })
    const error = Object.assign(new VodError({ ...ERROR.toJSON(), syntheticCode: undefined }), { params: {} })
    expect(write(error, 'MediaNotFound', 'en')).toBe('mda-1, mda-1!')
  })

  test('is not used if one of its parameters is missing', () => {
    const write = prepare({ MediaNotFound: 'No {mediaId}.' })
    const bare = new VodError({ upstreamCode: 'MediaNotFound' })
    expect(write(bare, 'MediaNotFound', 'en')).toBeUndefined()
  })
})

describe('a message in the fallback of a language', () => {
  const written = (tables: readonly object[], locale: string) => {
    const locales = prepareLocales(tables)
    const write = prepareOverrides({ MediaNotFound: { 'zh-TW': '沒了。' } }, locales)
    const message = userMessage(locales.get(locale) ?? en, NOT_FOUND, 'MediaNotFound')
    return write?.(NOT_FOUND, {
      ...contextOf(NOT_FOUND),
      code: 'MediaNotFound',
      locale,
      userMessage: message,
    })
  }
  const HK = { locale: 'zh-HK', fallback: 'zh-TW' }

  test('is used where the language would use the built-in text of its fallback', () => {
    expect(written([HK], 'zh-HK')).toBe('沒了。')
    expect(written([HK, { locale: 'zh-MO', fallback: 'zh-HK' }], 'zh-MO')).toBe('沒了。')
    expect(written([HK], 'zh-CN')).toBeUndefined()
  })

  test('is not used by a language that fills its gaps from the same one', () => {
    const tables = ['ja', 'ko'].map((locale) => ({ locale, fallback: 'zh-TW' }))
    const locales = prepareLocales(tables)
    const write = prepareOverrides({ MediaNotFound: { ja: '動画' } }, locales)
    for (const locale of ['ko', 'zh-TW', 'en'])
      expect(write?.(NOT_FOUND, { ...contextOf(NOT_FOUND), code: 'MediaNotFound', locale })).toBeUndefined()
  })

  test('is not used where the language has a text of the code', () => {
    expect(written([{ ...HK, codes: { MediaNotFound: '冇咗。' } }], 'zh-HK')).toBeUndefined()
  })
})

test('a message for one language is used only for that language, in any letter case', () => {
  const write = prepare({ MediaNotFound: { 'ZH-cn': '没了。' } })
  expect(write(NOT_FOUND, 'MediaNotFound', 'zh-CN')).toBe('没了。')
  expect(write(NOT_FOUND, 'MediaNotFound', 'en')).toBeUndefined()
  expect(write(NOT_FOUND, 'AccessDenied', 'zh-CN')).toBeUndefined()
})

describe('a function', () => {
  let stderr: jest.SpyInstance
  beforeEach(() => {
    stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => stderr.mockRestore())

  test.each(['', ' ', 7, null, {}])('that returns %j is ignored, with a warning that names it', (text) => {
    const write = prepare({ MediaNotFound: { en: () => text } })
    expect(write(NOT_FOUND, 'MediaNotFound', 'en')).toBeUndefined()
    expect(stderr.mock.calls).toEqual([
      [expect.stringContaining('the hook messages.MediaNotFound.en failed')],
    ])
  })

  test.each(['', ' ', 7, null, {}])('for all codes that returns %j is ignored, with a warning', (text) => {
    expect(prepare(() => text)(NOT_FOUND, 'MediaNotFound', 'en')).toBeUndefined()
    expect(stderr.mock.calls).toEqual([[expect.stringContaining('the hook messages failed')]])
  })

  test.each<[string, unknown]>([
    ['a code', { MediaNotFound: () => undefined }],
    ['all codes', () => undefined],
  ])('for %s that returns undefined has no message, without a warning', (_name, messages) => {
    expect(prepare(messages)(NOT_FOUND, 'MediaNotFound', 'en')).toBeUndefined()
    expect(stderr).not.toHaveBeenCalled()
  })

  test.each<[string, (write: jest.Mock) => unknown]>([
    ['a code', (write) => ({ Gone: write })],
    ['a code and a language', (write) => ({ Gone: { en: write } })],
    ['all codes', (write) => write],
  ])('for %s gets the error and a frozen context', (_name, messagesOf) => {
    const write = jest.fn().mockReturnValue('Mine.')
    const override = prepareOverrides(messagesOf(write), OFFERED)
    const draft = { ...contextOf(NOT_FOUND), code: 'Gone', locale: 'en' }
    expect(override?.(NOT_FOUND, draft)).toBe('Mine.')
    expect(write.mock.calls).toEqual([[NOT_FOUND, draft]])
    expect(Object.isFrozen(write.mock.calls[0]?.[1])).toBe(true)
  })
})

describe('a message is used for', () => {
  const write = prepare({ InvalidRequest: 'Check it.', New: 'New.', InternalError: 'Ours.' })
  test.each<[string, VodError, string, string | undefined]>([
    [
      'a caller fault',
      new VodError({ upstreamCode: 'InvalidRequest', upstreamStatus: 400 }),
      'InvalidRequest',
      'Check it.',
    ],
    [
      'no operator fault under a caller code',
      new VodError({ upstreamCode: 'InvalidRequest', upstreamStatus: 403 }),
      'InvalidRequest',
      undefined,
    ],
    ['an unknown code', new VodError({ upstreamCode: 'New', upstreamStatus: 403 }), 'New', 'New.'],
    [
      'a code that the policy sends instead',
      new VodError({ upstreamCode: 'AccessDenied' }),
      'InternalError',
      'Ours.',
    ],
  ])('%s', (_name, error, code, text) => {
    expect(write(error, code, 'en')).toBe(text)
  })
})
