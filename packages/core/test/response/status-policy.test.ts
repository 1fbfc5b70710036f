import { VodError, type VodErrorInit } from '../../src/index.ts'
import { isErrorStatus } from '../../src/read-unknown.ts'
import { prepareStatus } from '../../src/response/status-policy.ts'

const of = (init: VodErrorInit) => new VodError(init)
const NOT_FOUND = of({ upstreamCode: 'MediaNotFound' })

test.each<[string, VodErrorInit, number, string]>([
  ['a caller fault', { upstreamCode: 'MediaNotFound' }, 404, 'MediaNotFound'],
  ['an operator fault', { upstreamCode: 'AccountOverdue' }, 500, 'InternalError'],
  ['a service fault', { upstreamCode: 'InternalError' }, 502, 'InternalError'],
  ['a timeout', { syntheticCode: 'UpstreamTimeout' }, 504, 'UpstreamTimeout'],
  ['unavailability', { upstreamCode: 'New', upstreamStatus: 503 }, 503, 'New'],
  ['throttling', { upstreamCode: 'New', upstreamStatus: 429 }, 503, 'New'],
  ['a gateway timeout', { upstreamCode: 'New', upstreamStatus: 504 }, 504, 'New'],
  ['any other server error', { upstreamCode: 'New', upstreamStatus: 507 }, 502, 'New'],
])('gateway maps %s', (_name, init, status, code) => {
  expect(prepareStatus('gateway')(of(init))).toMatchObject({ status, code })
})

test.each([400, 404, 599])('accepts the status %s', (status) => {
  expect(isErrorStatus(status)).toBe(true)
  expect(prepareStatus('documented', { MediaNotFound: status })(NOT_FOUND)).toEqual({
    status,
    code: 'MediaNotFound',
  })
})

test.each([399, 600, 404.5, Number.NaN, Number.POSITIVE_INFINITY, '404', 404n, [404], undefined, null])(
  'rejects the status %p',
  (status) => {
    expect(isErrorStatus(status)).toBe(false)
  },
)

test.each(['Busy', 'a.b_c-1', 'x'.repeat(128)])('accepts the code %s', (code) => {
  expect(prepareStatus('documented', { MediaNotFound: { status: 503, code } })(NOT_FOUND)).toEqual({
    status: 503,
    code,
  })
})

test.each(['', 'a b', 'a\n', ' a', 'a/b', 'x'.repeat(129), 7, undefined])('rejects the code %p', (code) => {
  expect(() => prepareStatus('documented', { MediaNotFound: { status: 503, code } })).toThrow(
    'Expected `status.MediaNotFound` to be an integer 400–599, or {status, code}',
  )
})

test('rejects a choice with other keys', () => {
  expect(() => prepareStatus('documented', { MediaNotFound: { status: 503, code: 'a', extra: 1 } })).toThrow(
    'Expected `status.MediaNotFound` to be an object with only status, code, retryAfter, got "extra"',
  )
})

test('looks up the original code of the error in the map, and applies the policy to other codes', () => {
  const show = prepareStatus('gateway', { MediaNotFound: 410 })
  expect(show(Object.assign(new VodError({ upstreamCode: 'MediaNotFound' }), { code: 'X' }))).toEqual({
    status: 410,
    code: 'MediaNotFound',
  })
  expect(show(of({ upstreamCode: 'AccessDenied' })).status).toBe(500)
})

test('prefers the status of the map, and keeps the code of the policy', () => {
  const show = prepareStatus('gateway', { AccessDenied: 503 })
  expect(show(of({ upstreamCode: 'AccessDenied' }))).toEqual({ status: 503, code: 'InternalError' })
})
