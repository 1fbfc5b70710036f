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

interface StatusCase {
  readonly options: VodErrorHandlerOptions
  readonly thrown: unknown
  readonly expected: readonly [status: number, code: string]
}

/** Where the status and code that the BFF sends can come from. */
const STATUSES: Readonly<Record<string, StatusCase>> = {
  'the gateway policy, for a caller fault': {
    options: GATEWAY,
    thrown: NOT_FOUND,
    expected: [404, 'MediaNotFound'],
  },
  'the gateway policy, for an operator fault': {
    options: GATEWAY,
    thrown: DENIED,
    expected: [500, 'InternalError'],
  },
  'the gateway policy, for a service fault': {
    options: GATEWAY,
    thrown: INTERNAL,
    expected: [502, 'InternalError'],
  },
  'the gateway policy, for an unavailable service': {
    options: GATEWAY,
    thrown: UNAVAILABLE,
    expected: [503, 'X'],
  },
  'a map': {
    options: { status: { MediaNotFound: 410 } },
    thrown: NOT_FOUND,
    expected: [410, 'MediaNotFound'],
  },
  'a map, even for a status without a name': {
    options: { status: { MediaNotFound: 499 } },
    thrown: NOT_FOUND,
    expected: [499, 'MediaNotFound'],
  },
  'a map that also renames the code': {
    options: { status: { AccessDenied: { status: 503, code: 'Busy' } } },
    thrown: DENIED,
    expected: [503, 'Busy'],
  },
  'a function': { options: FOR_OPERATOR, thrown: DENIED, expected: [500, 'AccessDenied'] },
  'a row of the app for a new code': {
    options: { codes: { TenantQuota: { status: 429, fault: 'caller', retryable: true } } },
    thrown: { ...NOT_FOUND, code: 'TenantException.TenantQuota', status_code: 400 },
    expected: [429, 'TenantQuota'],
  },
  'the default, if the function returns nothing': {
    options: { status: () => undefined },
    thrown: NOT_FOUND,
    expected: [404, 'MediaNotFound'],
  },
}

/** Which status and code the BFF sends. */
export function describeStatuses(harness: Harness): void {
  describe('statuses', () => {
    test.each(Object.entries(STATUSES))('can come from %s', async (_name, { options, thrown, expected }) => {
      const { status, body } = await harness.get(thrown, options)
      expect({ status, body }).toMatchObject({ status: expected[0], body: { code: expected[1] } })
      expect(body.requestId).toBe(REQUEST_ID)
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
