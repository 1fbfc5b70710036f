import { VodError } from '@vod-errors/core'
import { vodErrorHandler } from '@vod-errors/express'
import axios from 'axios'
import express from 'express'
import { serve } from './serve.ts'

const shown: unknown[][] = []
jest.mock(
  'antd',
  () => {
    const show = (kind: string) => (text: unknown) => shown.push([kind, text])
    return {
      message: { error: show('error'), warning: show('warning') },
      notification: { error: show('notification') },
    }
  },
  { virtual: true },
)

import { errorConfig } from '../src/request-error-config.ts'

const app = express()
  .get('/own', (_req, res) => void res.json({ success: false, errorCode: 'NEED_LOGIN', errorMessage: 'x' }))
  .get('/:code', ({ params }) => {
    throw new VodError({ message: 'x', upstreamCode: params.code, upstreamStatus: 400, requestId: 'r-1' })
  })
  .use(vodErrorHandler({ format: 'umi', logger: false }))

let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve(app)
})
afterAll(() => server.stop())
beforeEach(() => {
  shown.length = 0
})

/** What `request` of umi 4 does with the configuration; its plugin writes this code into the app. */
async function request(path: string, options?: { skipErrorHandler: boolean }): Promise<unknown> {
  const { errorThrower, errorHandler } = errorConfig.errorConfig
  const instance = axios.create()
  instance.interceptors.response.use((response) => {
    if (response.data.success === false) errorThrower(response.data)
    return response
  })
  try {
    return await instance.get(server.urlOf(path))
  } catch (failure) {
    errorHandler(failure, options)
    await new Promise((resolve) => setTimeout(resolve, 50))
    return failure
  }
}

const TEXT = "This video doesn't exist or was deleted."

test('warns about a caller fault', async () => {
  await request('/MediaNotFound')
  expect(shown).toEqual([['warning', TEXT]])
})

test('notifies about any other fault, with the id to quote', async () => {
  await request('/InternalError')
  const [[kind, config] = []] = shown
  expect(kind).toBe('notification')
  expect(config).toMatchObject({ description: 'Request ID: r-1' })
})

test("leaves the app's own errors to the app", async () => {
  expect(await request('/own')).toMatchObject({ name: 'BizError', info: { errorCode: 'NEED_LOGIN' } })
  expect(shown).toEqual([['error', 'Something went wrong.']])
})

test('shows nothing if the caller of `request` handles the failure', async () => {
  await request('/MediaNotFound', { skipErrorHandler: true })
  expect(shown).toEqual([])
})
