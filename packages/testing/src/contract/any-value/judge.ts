import type { RawAnswer } from './raw-answer.ts'

/** What every value that must not be seen holds, in any encoding of a header. */
const NEEDLE = 'hunter2'

/** The answer is ours, and right: a status 400–599, exactly the three keys or a problem, no cache. */
export function expectEnvelope(answer: RawAnswer): void {
  expectSendable(answer)
  const type = answer.header('content-type')
  const body: unknown = JSON.parse(answer.body)
  if (type === 'application/problem+json') {
    expect(body).toMatchObject({
      status: answer.status,
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

/** The answer has a status that an error may have, and may not be kept. */
export function expectSendable({ status, header }: RawAnswer): void {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThanOrEqual(599)
  expect(header('cache-control')).toBe('no-store')
}

/** Neither headers nor body say what must not be seen. */
export function expectNoSecret({ head, body }: RawAnswer): void {
  expect(`${head}${body}`).not.toContain(NEEDLE)
}

/** What Express never sees as an error, and answers as a route that was not found. */
export function isNoErrorToExpress(thrown: unknown, { status, header }: RawAnswer): boolean {
  const isSign = !thrown || thrown === 'route' || thrown === 'router'
  return isSign && status === 404 && header('content-type') === 'text/html; charset=utf-8'
}
