import { VodError, type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/express'
import { close, listen, urlOf } from '@vod-errors/testing/listen'
import axios from 'axios'
import express from 'express'
import { options as plain } from '../src/umi/bff.ts'
import { errorConfigFor } from '../src/umi/error-config.ts'
import { options as perRequest } from '../src/umi/per-request.ts'
import { options as with200 } from '../src/umi/with-200.ts'
import { ask } from './ask.ts'

function bff(options: VodErrorHandlerOptions) {
  const app = express()
  app.get(['/:code', '/admin/:code'], ({ params }) => {
    throw new VodError({ upstreamCode: String(params['code']), requestId: 'id-12345678' })
  })
  return app.use(vodErrorHandler({ ...options, logger: false }))
}

/** Requests like umi 4: a 2xx whose `success` is false goes to `errorThrower`, whatever was thrown to `errorHandler`. */
async function requestLikeUmi(url: string, options?: { skipErrorHandler: boolean }) {
  const message = { warning: jest.fn(), error: jest.fn() }
  const { errorThrower, errorHandler } = errorConfigFor(message)
  try {
    const { data } = await axios.get(url)
    if (data.success === false) errorThrower(data)
  } catch (error) {
    errorHandler(Object(error), options)
  }
  return { warning: message.warning.mock.calls, error: message.error.mock.calls }
}

describe.each([
  ['with the documented statuses', plain],
  ['with 200 for caller faults', with200],
])('the front end, %s', (_name, options) => {
  test.each([
    ['MediaNotFound', { warning: [["This video doesn't exist or was deleted."]], error: [] }],
    [
      'AccessDenied',
      { warning: [], error: [[expect.stringMatching(/^Something went wrong.*\(id-12345678\)$/)]] },
    ],
  ])('shows %s', async (code, shown) => {
    const server = await listen(bff(options))
    expect(await requestLikeUmi(urlOf(server, `/${code}`))).toEqual(shown)
    await close(server)
  })
})

test('the front end says so if there was no response, and leaves errors to calls that ask for them', async () => {
  const { error } = await requestLikeUmi('http://127.0.0.1:1/')
  expect(error).toEqual([['The network failed. Please try again.']])
  await expect(requestLikeUmi('http://127.0.0.1:1/', { skipErrorHandler: true })).rejects.toThrow()
})

test('a function chooses the format for each request', async () => {
  const keysAt = async (path: string) => Object.keys(JSON.parse((await ask(bff(perRequest), path)).text))
  expect(await keysAt('/admin/MediaNotFound')).toContain('errorCode')
  expect(await keysAt('/MediaNotFound')).toEqual(['requestId', 'code', 'message'])
})
