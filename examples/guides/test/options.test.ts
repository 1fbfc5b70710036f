import { BceBaseClient } from '@baiducloud/sdk'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import {
  CATALOG,
  isVodErrorCode,
  type VodErrorCode,
  type VodErrorHandlerOptions,
  vodErrorHandler,
} from '@vod-errors/express'
import { REQUEST_ID, sdkRejection } from '@vod-errors/testing'
import express from 'express'
import { own, problem } from '../src/formats.ts'
import { logTo } from '../src/logging.ts'
import { options as languages } from '../src/messages/choose-language.ts'
import { handleAllErrors } from '../src/other-errors.ts'
import { findMedia, statusOf, wrap } from '../src/sdk.ts'
import { options as statuses } from '../src/status-policy.ts'
import { ask } from './ask.ts'

const emulator = createVodEmulator()
beforeAll(() => emulator.start())
afterAll(() => emulator.stop())

/** What a browser gets for a code of VOD. */
async function responseTo(
  code: VodErrorCode,
  options: VodErrorHandlerOptions,
  headers: Record<string, string> = {},
) {
  const app = express()
  app.get('/', (_req, _res, next) => next(sdkRejection(code)))
  app.use(vodErrorHandler({ logger: false, ...options }))
  const response = await ask(app, '/', headers)
  return { ...response, body: JSON.parse(response.text) }
}

test('the status policy sends other statuses, and other codes', async () => {
  const sent = async (code: VodErrorCode) => {
    const { status, body, headers } = await responseTo(code, statuses)
    return [status, body.code, headers.get('retry-after')]
  }
  expect(await sent('MediaNotFound')).toEqual([404, 'MediaNotFound', null])
  expect(await sent('MediaBanned')).toEqual([410, 'MediaBanned', null])
  expect(await sent('RequestConflict')).toEqual([423, 'Locked', '1'])
  expect(await sent('AccessDenied')).toEqual([500, 'InternalError', null])
  expect(await sent('InternalError')).toEqual([502, 'InternalError', '1'])
})

test('the status policy never sends what logs people out', async () => {
  const codes = Object.keys(CATALOG).filter(isVodErrorCode)
  const sent = await Promise.all(codes.map(async (code) => [code, (await responseTo(code, statuses)).status]))
  expect(sent.filter(([, status]) => status === 401 || status === 403)).toEqual([])
})

test('the format is a problem whose type is the page of the code', async () => {
  const { body } = await responseTo('MediaNotFound', problem)
  expect(body).toMatchObject({
    type: 'https://docs.example.com/vod-errors/codes/MediaNotFound',
    title: 'Not Found',
  })
})

test('the format is a function of the error', async () => {
  const { body } = await responseTo('MediaNotFound', own)
  expect(body).toEqual({
    error: { code: 'MediaNotFound', message: "This video doesn't exist or was deleted." },
    traceId: REQUEST_ID,
  })
})

test('the app chooses the language, then Accept-Language, then the default', async () => {
  const language = async (headers: Record<string, string>) =>
    (await responseTo('MediaNotFound', languages, headers)).headers.get('content-language')
  expect(await language({})).toBe('zh-CN')
  expect(await language({ 'accept-language': 'zh-TW' })).toBe('zh-TW')
  expect(await language({ 'accept-language': 'zh-TW', 'x-app-language': 'en' })).toBe('en')
})

test('the app’s logger gets each error at its level', async () => {
  const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() }
  await responseTo('MediaNotFound', logTo(logger))
  await responseTo('AccessDenied', logTo(logger))
  await new Promise(setImmediate)
  expect([logger.debug, logger.info, logger.error].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1])
})

test('an unknown route gets the same format as a VOD error', async () => {
  const app = express()
  handleAllErrors(app)
  const { status, headers, text } = await ask(app, '/nothing-here')
  const { code, message, requestId } = JSON.parse(text)
  expect({ status, code, message }).toEqual({
    status: 404,
    code: 'NotFound',
    message: "We couldn't complete this request. Please check it and try again.",
  })
  expect(headers.get('x-support-id')).toBe(requestId)
})

test('the wrapped SDK rejects with a VodError, for a failed task too', async () => {
  const { endpoint, credentials } = emulator
  const vod = wrap(new BceBaseClient({ endpoint, credentials }, 'vod', true))
  const info = jest.spyOn(console, 'info').mockImplementation(() => {})
  expect(await findMedia(vod, SEED.media.published)).toMatchObject({ mediaId: SEED.media.published })
  expect(await findMedia(vod, 'mda-unknown')).toBeUndefined()
  expect(info.mock.calls).toEqual([['No media mda-unknown']])
  info.mockRestore()
  emulator.failNext({ code: 'AccessDenied' })
  await expect(findMedia(vod, 'mda-1')).rejects.toMatchObject({ code: 'AccessDenied' })
  expect(await statusOf(vod, SEED.tasks.finished)).toBe('FINISHED')
  await expect(statusOf(vod, SEED.tasks.finishedWithFailedNode)).rejects.toMatchObject({ code: 'TaskFailed' })
})
