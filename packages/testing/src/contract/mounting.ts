import { CATALOG, type VodErrorHandlerOptions } from '@vod-errors/core'
import supertest from 'supertest'
import { exchangeBytes } from '../exchange-bytes.ts'
import { REQUEST_ID, sdkRejection } from '../sdk-rejections.ts'
import { expectedResponse, pick } from './expected-response.ts'
import type { Harness } from './harness.ts'

const NO_RESPONSE_OF_OURS = /^(?!.*requestId)/s

function fail(): never {
  throw new Error('hook')
}

/** Where and how often the handler is mounted, and what fails around it. */
export function describeMounting(harness: Harness): void {
  describeRepeatedMounting(harness)
  describeFailingHandlers(harness)
  describeFailingHooks(harness)

  test('accepts a VodError from another copy of the package', async () => {
    jest.resetModules()
    const { VodError } = require('@vod-errors/core')
    const { code, message, status_code: upstreamStatus } = sdkRejection('AccessDenied')
    const error = new VodError({ upstreamCode: code, upstreamStatus, message, requestId: REQUEST_ID })
    expect(VodError.isGenuine(error)).toBe(true)
    const server = await harness.serveThrowing(error)
    expect(pick(await supertest(server).get('/route'))).toEqual(expectedResponse('AccessDenied'))
    expect(harness.stderr()).toEqual([expect.stringContaining(`VOD ${CATALOG.AccessDenied.status} → 403`)])
  })
}

function describeRepeatedMounting(harness: Harness): void {
  describe.each([
    ['twice on the app', { handlers: 2 }],
    ['on a router and on the app', { routerHandlers: 1 }],
    ['on a router only', { routerHandlers: 1, handlers: 0 }],
    ['twice on both', { routerHandlers: 2, handlers: 2 }],
  ])('mounted %s', (_name, parts) => {
    test('responds once', async () => {
      const server = await harness.serve(() => Promise.reject(sdkRejection('AccessDenied')), parts)
      for (const path of ['/route', '/nested/route'])
        expect(pick(await supertest(server).get(path))).toEqual(expectedResponse('AccessDenied'))
      expect(harness.stderr()).toHaveLength(2)
    })

    test('aborts once', async () => {
      const server = await harness.serve(async (_req, res) => {
        res.write('half')
        throw sdkRejection('AccessDenied')
      }, parts)
      expect(await exchangeBytes(server, 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n')).not.toContain('\r\n0\r\n')
      expect(harness.stderr()).toHaveLength(1)
    })

    test('masks once, and forwards once', async () => {
      const masking = await harness.serve(() => Promise.reject(null), parts)
      await supertest(masking).get('/route')
      const error = new Error('app')
      const forwarding = await harness.serve(() => Promise.reject(error), parts)
      await supertest(forwarding).get('/route').expect(418)
      expect(harness.forwarded().filter((thrown) => thrown === error)).toHaveLength(1)
      expect(harness.stderr().length).toBeLessThanOrEqual(1)
    })
  })
}

function describeFailingHandlers(harness: Harness): void {
  test('lets the framework respond if the app’s own error handler throws', async () => {
    const onForwarded = jest.fn(fail)
    const server = await harness.serve(() => Promise.reject(new Error('app')), { onForwarded })
    for (let i = 0; i < 2; i++) {
      const response = await supertest(server).get('/route').expect(500)
      expect(response.text).toMatch(NO_RESPONSE_OF_OURS)
    }
    expect(onForwarded).toHaveBeenCalledTimes(2)
    expect(harness.ownStderr()).toEqual([])
  })

  test('never calls the app’s own error handler with a VOD error', async () => {
    const onForwarded = jest.fn(fail)
    const server = await harness.serve(() => Promise.reject(sdkRejection('MediaNotFound')), { onForwarded })
    expect(pick(await supertest(server).get('/route'))).toEqual(expectedResponse('MediaNotFound'))
    expect(onForwarded).not.toHaveBeenCalled()
  })
}

function describeFailingHooks(harness: Harness): void {
  test.each<[string, VodErrorHandlerOptions['messages']]>([
    ['by code', { MediaNotFound: fail }],
    ['for all codes', fail],
  ])('responds with the defaults if every hook throws, with messages %s', async (_name, messages) => {
    const hooks = {
      ...{ status: fail, format: fail, beforeSend: fail, onError: fail, locale: fail, requestId: fail },
      ...{ messages, logLevel: fail },
    }
    const logger = { info: fail, warn: fail, error: fail }
    const options = { ...hooks, logger }
    const server = await harness.serve(() => Promise.reject(sdkRejection('MediaNotFound')), { options })
    const response = await supertest(server).get('/route').timeout(2000)
    expect(pick(response)).toEqual({ ...expectedResponse('MediaNotFound'), vary: 'Accept-Language' })
  })
}
