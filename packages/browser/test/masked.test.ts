import { VodError, type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/express'
import { urlOf, useServers } from '@vod-errors/testing'
import express from 'express'
import { loadTexts, readVodError, retry, textOf, type VodErrorInfo } from '../src/index.ts'

const start = useServers()

/** A BFF whose route throws, what the page reads of its response, and how often it calls again at most. */
async function meet(thrown: Error, options: VodErrorHandlerOptions) {
  let calls = 0
  const app = express().get('/', () => {
    calls++
    throw thrown
  })
  app.use(vodErrorHandler({ logger: false, ...options }))
  const url = urlOf(await start(app), '/')
  await retry(() => fetch(url), { retries: 1 })
  return { error: await readVodError(await fetch(url)), calls: calls - 1 }
}

const DENIED = new VodError({ upstreamCode: 'AccessDenied', upstreamStatus: 403, requestId: 'r' })
const DOWN = new VodError({ upstreamCode: 'InternalError', upstreamStatus: 500, requestId: 'r' })

test.each<[string, Error, VodErrorHandlerOptions]>([
  ['an operator fault that the policy masks', DENIED, { statusPolicy: 'gateway' }],
  ['the same as a problem', DENIED, { statusPolicy: 'gateway', format: 'problem' }],
  ['the same in umi', DENIED, { statusPolicy: 'gateway', format: 'umi' }],
  ['an error of the app', new Error('bug'), { unhandled: 'respond' }],
])('%s is an operator fault, and is not retried', async (_name, thrown, options) => {
  const { error, calls } = await meet(thrown, options)
  expect(error).toMatchObject({ code: 'InternalError', status: 500, fault: 'operator', retryable: false })
  expect(calls).toBe(1)
  expect(textOf(await loadTexts('en'), error as VodErrorInfo)).toBe(error?.message)
})

test("VOD's own InternalError is a service fault, and is retryable", async () => {
  const { error } = await meet(DOWN, {})
  expect(error).toMatchObject({ code: 'InternalError', status: 500, fault: 'service', retryable: true })
})

test.each([
  ['UpstreamTimeout', 504],
  ['RequestConflict', 409],
])('%s stays retryable behind a proxy that strips the header', async (code, status) => {
  const body = { requestId: 'r', code, message: 'Later.' }
  const response = new Response(JSON.stringify(body), { status, headers: { vary: 'Accept-Language' } })
  expect(await readVodError(response)).toMatchObject({ retryable: true })
})

test('so it is for a page of another origin, which does not see the headers', async () => {
  const body = { requestId: 'r', code: 'InternalError', message: 'Try again.' }
  const error = await readVodError(new Response(JSON.stringify(body), { status: 500 }))
  expect(error).toMatchObject({ fault: 'service', retryable: true })
})

test('a code whose status changes its meaning gets the text of its fault', async () => {
  const { error } = await meet(new VodError({ upstreamCode: 'InvalidRequest', upstreamStatus: 403 }), {})
  expect(error?.fault).toBe('operator')
  expect(textOf(await loadTexts('en'), error as VodErrorInfo)).toBe(error?.message)
})

describe('a caller fault in umi', () => {
  const GONE = new VodError({ upstreamCode: 'MediaNotFound', upstreamStatus: 404, requestId: 'r' })
  const INFO = {
    success: false,
    errorCode: 'MediaNotFound',
    errorMessage: 'Gone.',
    showType: 1,
    traceId: 'r',
  }

  test('with status 200', async () => {
    const { error } = await meet(GONE, { format: 'umi', callerFaultsAs200: true })
    expect(error).toMatchObject({ status: 200, fault: 'caller', retryable: false })
  })

  test("as the `info` of umi 4's BizError", async () => {
    const error = Object.assign(new Error('Gone.'), { name: 'BizError', info: INFO })
    expect(await readVodError(error)).toMatchObject({ status: undefined, fault: 'caller' })
  })

  test('but not with a showType of another kind', async () => {
    expect((await readVodError({ ...INFO, showType: 2 }))?.fault).toBeUndefined()
  })
})
