import { VodError, type VodErrorInit } from '../src/index.ts'
import { isErrorStatus } from '../src/response/error-response.ts'
import { prepareStatus } from '../src/response/status-policy.ts'

const of = (init: VodErrorInit) => new VodError(init)
const NOT_FOUND = of({ upstreamCode: 'MediaNotFound' })

test.each<[string, VodErrorInit, number, string]>([
  ['a caller fault', { upstreamCode: 'MediaNotFound' }, 404, 'MediaNotFound'],
  ['an operator fault', { upstreamCode: 'AccountOverdue' }, 500, 'InternalError'],
  ['a service fault', { upstreamCode: 'InternalError' }, 502, 'InternalError'],
  ['a time-out', { syntheticCode: 'UpstreamTimeout' }, 504, 'UpstreamTimeout'],
  ['unavailability', { upstreamCode: 'New', upstreamStatus: 503 }, 503, 'New'],
  ['throttling', { upstreamCode: 'New', upstreamStatus: 429 }, 503, 'New'],
  ['a gateway’s time-out', { upstreamCode: 'New', upstreamStatus: 504 }, 504, 'New'],
  ['any other server error', { upstreamCode: 'New', upstreamStatus: 507 }, 502, 'New'],
])('gateway shows %s', (_name, init, status, code) => {
  expect(prepareStatus('gateway')(of(init))).toMatchObject({ status, code })
})

test.each([400, 404, 599])('%s is the status of an error', (status) => {
  expect(isErrorStatus(status)).toBe(true)
  expect(prepareStatus('documented', () => status)(NOT_FOUND)).toMatchObject({
    status,
    code: 'MediaNotFound',
  })
})

test.each([399, 600, 404.5, Number.NaN, Number.POSITIVE_INFINITY, '404', 404n, [404], undefined, null])(
  '%p is none',
  (status) => {
    expect(isErrorStatus(status)).toBe(false)
  },
)

test.each(['Busy', 'a.b_c-1', 'x'.repeat(128)])('the browser may be shown the code %s', (code) => {
  expect(prepareStatus('documented', { MediaNotFound: { status: 503, code } })(NOT_FOUND)).toEqual({
    status: 503,
    code,
  })
})

test.each(['', 'a b', 'a\n', ' a', 'a/b', 'x'.repeat(129), 7, undefined])('and not %p', (code) => {
  expect(() => prepareStatus('documented', { MediaNotFound: { status: 503, code } })).toThrow(
    'Expected `status.MediaNotFound` to be an integer 400–599, or {status, code}',
  )
})

test('a status and a code are all that a choice may have', () => {
  expect(() => prepareStatus('documented', { MediaNotFound: { status: 503, code: 'a', extra: 1 } })).toThrow(
    'Expected `status.MediaNotFound` to be an object with only status, code, got "extra"',
  )
})

test('a function leaves to the policy what it returns nothing for, and nobody is warned', () => {
  const stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  expect(prepareStatus('gateway', () => undefined)(NOT_FOUND)).toMatchObject({
    status: 404,
    code: 'MediaNotFound',
  })
  expect(stderr).not.toHaveBeenCalled()
  stderr.mockRestore()
})

test('a map goes by what the error was made with, and leaves the others to the policy', () => {
  const show = prepareStatus('gateway', { MediaNotFound: 410 })
  expect(show(Object.assign(new VodError({ upstreamCode: 'MediaNotFound' }), { code: 'X' }))).toEqual({
    status: 410,
    code: 'MediaNotFound',
  })
  expect(show(of({ upstreamCode: 'AccessDenied' })).status).toBe(500)
})

test('a map wins over the policy with the code that the policy shows', () => {
  const show = prepareStatus('gateway', { AccessDenied: 503 })
  expect(show(of({ upstreamCode: 'AccessDenied' }))).toEqual({ status: 503, code: 'InternalError' })
})
