import { assertVodOk, CATALOG, lookUpCode, VodError } from '../../src/index.ts'
import { GOOD_MODEL_RESPONSES, MODEL_FAILURES } from './model-responses.ts'

function thrownBy(result: unknown): unknown {
  try {
    return assertVodOk(result)
  } catch (thrown) {
    return thrown
  }
}

describe('throws a failure of a model', () => {
  test.each(Object.entries(MODEL_FAILURES))('%s', (_name, { body, error }) => {
    const thrown = thrownBy(body)
    expect(thrown).toBeInstanceOf(VodError)
    expect(thrown).toMatchObject({ ...error, cause: body })
  })

  test.each(Object.entries(MODEL_FAILURES))('%s, as what the SDK resolves to', (_name, { body, error }) => {
    const http_headers = { 'x-bce-request-id': 'id-of-vod' }
    expect(thrownBy({ http_headers, body })).toMatchObject({ ...error, requestId: 'id-of-vod' })
  })
})

test.each(Object.entries(GOOD_MODEL_RESPONSES))('passes a good response unchanged: %s', (_name, body) => {
  const result = { http_headers: {}, body }
  expect(assertVodOk(body)).toBe(body)
  expect(assertVodOk(result)).toBe(result)
})

test('shows the browser no number of a vendor, where the number has a meaning', () => {
  const codes = Object.values(MODEL_FAILURES)
    .map(({ error }) => String(error['code']))
    .filter((code) => code.startsWith('Model'))
  expect([...new Set(codes)].sort()).toEqual(
    Object.keys(CATALOG)
      .filter((code) => code.startsWith('Model'))
      .sort(),
  )
  for (const code of codes) expect(lookUpCode(code)).toBeDefined()
})
