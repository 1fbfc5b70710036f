import type { IncomingRequest } from '../../src/host.ts'
import { en, type VodErrorHandlerOptions, zhCN } from '../../src/index.ts'
import { NOT_FOUND, respond, untyped } from '../respond.ts'
import { captureStderr } from '../stderr.ts'

const printed = captureStderr()

describe('the language', () => {
  const chinese = { headers: { 'accept-language': 'zh' } }
  test.each<[string, VodErrorHandlerOptions, Partial<IncomingRequest>, string]>([
    ['is English', {}, {}, 'en'],
    ['is the default', { defaultLocale: 'zh-CN' }, {}, 'zh-CN'],
    ['is the default, in any letter case', { defaultLocale: 'ZH-cn' }, {}, 'zh-CN'],
    ['is what the header asks for', {}, chinese, 'zh-CN'],
    ['is what the hook returns', { locale: () => 'en' }, chinese, 'en'],
    [
      'is what the header asks for, if the hook returns nothing',
      { locale: () => undefined },
      chinese,
      'zh-CN',
    ],
    [
      'is what the header asks for, if the hook returns an unavailable one',
      { locale: () => 'fr' },
      chinese,
      'zh-CN',
    ],
  ])('%s', async (_name, options, request, locale) => {
    const { response, body } = await respond(NOT_FOUND, options, request)
    expect(response.headers['content-language']).toBe(locale)
    expect(body.message).toBe((locale === 'en' ? en : zhCN).codes.MediaNotFound)
    expect(printed()).toEqual([])
  })

  test('is what the header asks for, with one warning, if the hook returns no string', async () => {
    const { response } = await respond(NOT_FOUND, untyped({ locale: () => 7 }), chinese)
    expect(response.headers['content-language']).toBe('zh-CN')
    expect(printed()).toEqual([expect.stringContaining('the hook locale failed')])
  })
})
