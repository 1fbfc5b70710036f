import { shouldReport, VodError } from '../../src/index.ts'
import { CALLER, OPERATOR, SERVICE, sdkRejection } from './respond-to.ts'

test.each<[string, boolean, unknown]>([
  ['a caller fault', false, CALLER],
  ['an operator fault, a 403', true, OPERATOR],
  ['a service fault', true, SERVICE],
  ['a caller fault that may be retried', false, sdkRejection('RequestConflict', 409)],
  ['a VodError', true, new VodError({ upstreamCode: 'InvalidAccessKeyId' })],
  [
    'a VodError whose properties were modified',
    true,
    Object.assign(new VodError({ upstreamCode: 'AccessDenied' }), { fault: 'caller' }),
  ],
  ['an unknown code below 500', false, sdkRejection('Unheard', 422)],
  ['an unknown code with 503', true, sdkRejection('Unheard', 503)],
  ['a timeout', true, new VodError({ syntheticCode: 'UpstreamTimeout' })],
  ['an aborted call', false, new VodError({ syntheticCode: 'UpstreamAborted' })],
  ['the cause of an error', true, new Error('reading', { cause: OPERATOR })],
  ['another error with a status below 500', false, Object.assign(new Error('x'), { status: 404 })],
  ['another error with a statusCode below 500', false, { statusCode: 404 }],
  ['another error with status 500', true, { status: 500 }],
  ['an error without a status', true, new Error('x')],
  ['undefined', true, undefined],
  [
    'a value that throws when it is read',
    true,
    new Proxy({}, { get: () => Reflect.get(Object(null), 'x').y }),
  ],
])('shouldReport for %s: %p', (_name, isWorthIt, error) => {
  expect(shouldReport(error)).toBe(isWorthIt)
})

test('shouldReport recognizes VOD errors by the hosts option', () => {
  const config = { url: 'http://vod.internal/v1/media' }
  const response = { status: 404, data: { code: 'AccessDenied' }, headers: {}, config }
  const error = Object.assign(new Error('Request failed'), {
    isAxiosError: true,
    config,
    response,
    status: 404,
  })
  expect(shouldReport(error)).toBe(false)
  expect(shouldReport(error, { hosts: ['vod.internal'] })).toBe(true)
})
