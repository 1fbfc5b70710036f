import type { RawResponse } from './raw-response.ts'
import { SECRET_IN_ANY_ENCODING } from './secret.ts'

/** Expects our error response: a status 400–599, the three keys or a problem, and no caching. */
export function expectErrorResponse(response: RawResponse): void {
  expectErrorStatus(response)
  const type = response.header('content-type')
  const body: unknown = JSON.parse(response.body)
  if (type === 'application/problem+json') {
    expect(body).toMatchObject({
      status: response.status,
      code: expect.any(String),
      detail: expect.any(String),
    })
  } else {
    expect(type).toBe('application/json; charset=utf-8')
    expect(Object.keys(Object(body))).toEqual(['requestId', 'code', 'message'])
  }
  expect(body).toMatchObject({ requestId: expect.stringMatching(/^[\w.:-]{1,128}$/) })
  expect(Object.values(Object(body))).not.toContain('')
}

/** Expects a status 400–599 and no caching, whatever the body. */
export function expectErrorStatus({ status, header }: RawResponse): void {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThanOrEqual(599)
  expect(header('cache-control')).toBe('no-store')
}

/** Expects no secret in headers and body. */
export function expectNoSecret({ head, body }: RawResponse): void {
  expect(`${head}${body}`).not.toContain(SECRET_IN_ANY_ENCODING)
}

/** True for values that Express does not treat as errors: it responds as if no route matched. */
export function isNoErrorToExpress(thrown: unknown, { status, header }: RawResponse): boolean {
  const isIgnored = !thrown || thrown === 'route' || thrown === 'router'
  return isIgnored && status === 404 && header('content-type') === 'text/html; charset=utf-8'
}
