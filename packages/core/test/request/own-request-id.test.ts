import type { IncomingRequest } from '../../src/host.ts'
import type { VodErrorHandlerOptions } from '../../src/index.ts'
import { REQUEST_ID } from '../adapter.ts'
import { NOT_FOUND, respond, TIMEOUT } from '../respond.ts'
import { captureStderr } from '../stderr.ts'

const printed = captureStderr()

describe('the request id to quote if VOD sent none', () => {
  const headers = { 'x-request-id': 'inbound-1' }
  test.each<[string, VodErrorHandlerOptions, Partial<IncomingRequest>, string]>([
    ['the hook’s', { requestId: () => 'hook-1' }, { ownRequestId: 'own-1' }, 'hook-1'],
    ['a number from the hook', { requestId: () => 7 }, {}, '7'],
    [
      'the middleware’s if the hook returns none',
      { requestId: () => undefined },
      { ownRequestId: 'own-1' },
      'own-1',
    ],
    ['the middleware’s, not the browser’s', { trustRequestId: true }, { ownRequestId: 7, headers }, '7'],
    ['the browser’s, if it is trusted', { trustRequestId: true }, { headers }, 'inbound-1'],
    [
      'the browser’s, if it is trusted and the middleware’s is invalid',
      { trustRequestId: true },
      { ownRequestId: 'a b', headers },
      'inbound-1',
    ],
  ])('is %s', async (_name, options, request, id) => {
    expect((await respond(TIMEOUT, options, request)).body.requestId).toBe(id)
    expect((await respond(NOT_FOUND, options, request)).body.requestId).toBe(REQUEST_ID)
    expect(printed()).toEqual([])
  })

  test.each<[string, VodErrorHandlerOptions, Partial<IncomingRequest>]>([
    ['the browser’s by default', {}, { headers }],
    ['an id that is not safe to print', {}, { ownRequestId: 'a\r\nb' }],
    ['an unsafe number', {}, { ownRequestId: 2 ** 53 }],
    ['an object', {}, { ownRequestId: { toString: () => 'own-1' } }],
  ])('is a new one, never %s', async (_name, options, request) => {
    expect((await respond(TIMEOUT, options, request)).body.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is a new one where the global `crypto` is missing', async () => {
    const crypto = Object.getOwnPropertyDescriptor(globalThis, 'crypto')
    Reflect.deleteProperty(globalThis, 'crypto')
    const { body } = await respond(TIMEOUT)
    Object.defineProperty(globalThis, 'crypto', { ...crypto })
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is the middleware’s, with one warning, if the hook returns an invalid id', async () => {
    const options = { requestId: () => 'a b' }
    expect((await respond(TIMEOUT, options, { ownRequestId: 'own-1' })).body.requestId).toBe('own-1')
    expect(printed()).toEqual([expect.stringContaining('the hook requestId failed')])
  })
})
