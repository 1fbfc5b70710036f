import { CATALOG, VodError } from '../../src/index.ts'

test.each(Object.entries(CATALOG))(
  'takes status, fault and retryable of %s from the catalog',
  (code, row) => {
    const { status, fault, retryable } = new VodError({ upstreamCode: `Any.${code}`, upstreamStatus: 599 })
    expect({ status, fault, retryable }).toEqual({
      status: row.status,
      fault: row.fault,
      retryable: row.retryable,
    })
  },
)

test.each([
  ['InvalidRequest', 400, 400, 'caller', false],
  ['InvalidRequest', 403, 403, 'operator', false],
  ['SignatureDoesNotMatch', 400, 400, 'operator', false],
  ['SignatureDoesNotMatch', 403, 403, 'operator', false],
  ['MediaNotFound', 403, 404, 'caller', false],
  ['Brand.NewCode', 399, 502, 'service', false],
  ['Brand.NewCode', 400, 400, 'caller', false],
  ['Brand.NewCode', 422, 422, 'caller', false],
  ['Brand.NewCode', 499, 499, 'caller', false],
  ['Brand.NewCode', 401, 502, 'operator', false],
  ['Brand.NewCode', 403, 403, 'operator', false],
  ['Brand.NewCode', 429, 429, 'service', true],
  ['Brand.NewCode', 500, 500, 'service', true],
  ['Brand.NewCode', 501, 501, 'service', false],
  ['Brand.NewCode', 502, 502, 'service', true],
  ['Brand.NewCode', 503, 503, 'service', true],
  ['Brand.NewCode', 504, 504, 'service', true],
  ['Brand.NewCode', 599, 599, 'service', false],
  ['Brand.NewCode', 200, 502, 'service', false],
  ['Brand.NewCode', 302, 502, 'service', false],
  ['Brand.NewCode', 600, 502, 'service', false],
  ['Brand.NewCode', undefined, 502, 'service', false],
  ['InvalidRequest', undefined, 400, 'caller', false],
  ['MediaNotFound', 429, 404, 'caller', true],
  [undefined, 200, 502, 'service', true],
  [undefined, 399, 502, 'service', true],
  [undefined, 400, 502, 'service', false],
  [undefined, 404, 502, 'service', false],
  [undefined, 413, 502, 'service', false],
  [undefined, 429, 503, 'service', true],
  [undefined, 499, 502, 'service', false],
  [undefined, 500, 502, 'service', true],
  [undefined, 502, 502, 'service', true],
  [undefined, 503, 503, 'service', true],
  [undefined, 504, 504, 'service', true],
])(
  'classifies code %s with upstream status %s as %s, %s fault',
  (upstreamCode, upstreamStatus, status, fault, retryable) => {
    expect(new VodError({ upstreamCode, upstreamStatus })).toMatchObject({ status, fault, retryable })
  },
)

test.each([
  [504, 'UpstreamTimeout'],
  [503, 'UpstreamUnavailable'],
  [429, 'UpstreamUnavailable'],
  [413, 'UpstreamInvalidResponse'],
  [502, 'UpstreamInvalidResponse'],
  [undefined, 'UpstreamInvalidResponse'],
])('treats a %s without a code as %s', (upstreamStatus, code) => {
  expect(new VodError({ upstreamStatus }).code).toBe(code)
})

test('lets a gateway’s own Retry-After make its refusal retryable', () => {
  const { status, retryable, retryAfter } = new VodError({ upstreamStatus: 413, retryAfter: 9 })
  expect({ status, retryable, retryAfter }).toEqual({ status: 502, retryable: true, retryAfter: 9 })
})

test.each([
  [-3, 0],
  [7, 7],
  [1e9, 86_400],
])('limits retryAfter: %p becomes %p', (retryAfter, seconds) => {
  expect(new VodError({ upstreamCode: 'RequestConflict', retryAfter }).retryAfter).toBe(seconds)
})
