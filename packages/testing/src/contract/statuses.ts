import type { VodErrorHandlerOptions } from '@vod-errors/core'
import { REQUEST_ID, sdkRejection } from '../sdk-rejections.ts'
import type { Harness } from './harness.ts'

const NOT_FOUND = sdkRejection('MediaNotFound')
const DENIED = sdkRejection('AccessDenied')
const INTERNAL = sdkRejection('InternalError')
const UNAVAILABLE = { ...NOT_FOUND, code: 'X', status_code: 503 }

const GATEWAY: VodErrorHandlerOptions = { statusPolicy: 'gateway' }
const FOR_OPERATOR: VodErrorHandlerOptions = {
  status: ({ fault }) => (fault === 'operator' ? 500 : undefined),
}

/** Which status and code the BFF sends. */
export function describeStatuses(harness: Harness): void {
  describe('statuses', () => {
    test.each<[string, VodErrorHandlerOptions, unknown, number, string]>([
      ['the gateway policy, for a caller fault', GATEWAY, NOT_FOUND, 404, 'MediaNotFound'],
      ['the gateway policy, for an operator fault', GATEWAY, DENIED, 500, 'InternalError'],
      ['the gateway policy, for a service fault', GATEWAY, INTERNAL, 502, 'InternalError'],
      ['the gateway policy, for an unavailable service', GATEWAY, UNAVAILABLE, 503, 'X'],
      ['a map', { status: { MediaNotFound: 410 } }, NOT_FOUND, 410, 'MediaNotFound'],
      [
        'a map, to a status without a name',
        { status: { MediaNotFound: 499 } },
        NOT_FOUND,
        499,
        'MediaNotFound',
      ],
      [
        'a map, with a code',
        { status: { AccessDenied: { status: 503, code: 'Busy' } } },
        DENIED,
        503,
        'Busy',
      ],
      ['a function', FOR_OPERATOR, DENIED, 500, 'AccessDenied'],
      ['a function that returns nothing', { status: () => undefined }, NOT_FOUND, 404, 'MediaNotFound'],
    ])('can come from %s', async (_name, options, thrown, status, code) => {
      const response = await harness.get(thrown, options)
      expect({ status: response.status, code: response.body.code }).toEqual({ status, code })
      expect(response.body.requestId).toBe(REQUEST_ID)
    })

    test.each([200, 304, 399, 600, 404.5, Number.NaN, '404'])(
      'ignore %p from a function, with one warning',
      async (bad) => {
        const status = () => Reflect.apply(Object, null, [{ bad }]).bad
        const response = await harness.get(NOT_FOUND, { status })
        expect(response.status).toBe(404)
        expect(harness.stderr()).toEqual([expect.stringContaining('the hook status failed')])
      },
    )

    test('reveal nothing about a hidden code, not even Retry-After', async () => {
      const response = await harness.get(sdkRejection('RequestExpired'), GATEWAY)
      expect(response.headers).not.toHaveProperty(['retry-after'])
      expect(response.text).not.toContain('Expired')
    })
  })
}
