import { CATALOG } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection } from '../failures.ts'
import { exchangeBytes } from '../loopback.ts'
import { expectedAnswer, pick } from './expected-answer.ts'
import type { Stage } from './stage.ts'

const FRAMEWORKS_OWN = /^(?!.*requestId)/s

function fail(): never {
  throw new Error('hook')
}

/** Where and how often the handler stands, what stands round it, and what fails there. */
export function describeMounting(stage: Stage): void {
  describe.each([
    ['twice on the app', { handlers: 2 }],
    ['on a router and on the app', { routerHandlers: 1 }],
    ['on a router only', { routerHandlers: 1, handlers: 0 }],
    ['twice on both', { routerHandlers: 2, handlers: 2 }],
  ])('mounted %s', (_name, parts) => {
    test('answers once', async () => {
      const server = await stage.serve(() => Promise.reject(sdkRejection('AccessDenied')), parts)
      for (const path of ['/route', '/nested/route'])
        expect(pick(await supertest(server).get(path))).toEqual(expectedAnswer('AccessDenied'))
      expect(stage.stderr()).toHaveLength(2)
    })

    test('cuts once', async () => {
      const server = await stage.serve(async (_req, res) => {
        res.write('half')
        throw sdkRejection('AccessDenied')
      }, parts)
      expect(await exchangeBytes(server, 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n')).not.toContain('\r\n0\r\n')
      expect(stage.stderr()).toHaveLength(1)
    })

    test('masks once, and hands on once', async () => {
      const masking = await stage.serve(() => Promise.reject(null), parts)
      await supertest(masking).get('/route')
      const foreign = new Error('app')
      const handing = await stage.serve(() => Promise.reject(foreign), parts)
      await supertest(handing).get('/route').expect(418)
      expect(stage.handedOn().filter((thrown) => thrown === foreign)).toHaveLength(1)
      expect(stage.stderr().length).toBeLessThanOrEqual(1)
    })
  })

  test('leaves it to the framework where the app’s own error handling fails', async () => {
    const handedOn = jest.fn(fail)
    const server = await stage.serve(() => Promise.reject(new Error('app')), { handedOn })
    for (let i = 0; i < 2; i++) {
      const response = await supertest(server).get('/route').expect(500)
      expect(response.text).toMatch(FRAMEWORKS_OWN)
    }
    expect(handedOn).toHaveBeenCalledTimes(2)
    expect(stage.stderr().filter((line) => line.startsWith('[vod-errors]'))).toEqual([])
  })

  test('never asks the app’s own error handling about a failure of VOD', async () => {
    const handedOn = jest.fn(fail)
    const server = await stage.serve(() => Promise.reject(sdkRejection('MediaNotFound')), { handedOn })
    expect(pick(await supertest(server).get('/route'))).toEqual(expectedAnswer('MediaNotFound'))
    expect(handedOn).not.toHaveBeenCalled()
  })

  test('answers safely where every hook fails', async () => {
    const failing = {
      status: fail,
      format: fail,
      beforeSend: fail,
      onError: fail,
      locale: fail,
      requestId: fail,
    }
    const logger = { info: fail, warn: fail, error: fail }
    const options = { ...failing, messages: { MediaNotFound: fail }, logLevel: fail, logger }
    const server = await stage.serve(() => Promise.reject(sdkRejection('MediaNotFound')), { options })
    const response = await supertest(server).get('/route').timeout(2000)
    expect(pick(response)).toEqual({ ...expectedAnswer('MediaNotFound'), vary: 'Accept-Language' })
  })

  test('answers a VodError of another copy of the package like one of its own', async () => {
    jest.resetModules()
    const { VodError } = require('@vod-errors/core')
    const { code, message, status_code: upstreamStatus } = sdkRejection('AccessDenied')
    const error = new VodError({ upstreamCode: code, upstreamStatus, message, requestId: REQUEST_ID })
    expect(VodError.isGenuine(error)).toBe(true)
    const server = await stage.serveThrowing(error)
    expect(pick(await supertest(server).get('/route'))).toEqual(expectedAnswer('AccessDenied'))
    expect(stage.stderr()).toEqual([expect.stringContaining(`VOD ${CATALOG.AccessDenied.status} → 403`)])
  })
}
