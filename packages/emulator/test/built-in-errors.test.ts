import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { CATALOG } from '@vod-errors/core'
import { bareCode, fillTemplate } from '@vod-errors/core/catalog'
import { createVodEmulator } from '../src/index.ts'
import { BUILT_IN_ERRORS } from './built-in-errors.ts'
import { rejectionOf, resetSigningClock, sdkClients } from './sdk-clients.ts'

const CLIENT_RESPONSE = 'http.client.response.finish'
const vod = createVodEmulator()
const headerIds: unknown[] = []

// The SDK drops the headers of an error response.
function noteHeaderId(message: unknown): void {
  const { response } = message as { response: IncomingMessage }
  headerIds.push(response.headers['x-bce-request-id'])
}

beforeAll(() => vod.start())
beforeAll(() => subscribe(CLIENT_RESPONSE, noteHeaderId))
afterAll(() => unsubscribe(CLIENT_RESPONSE, noteHeaderId))
afterAll(() => vod.stop())
beforeEach(() => {
  vod.reset()
  resetSigningClock()
  headerIds.length = 0
})
afterEach(resetSigningClock)

describe('built-in errors, through the real SDK', () => {
  test.each(BUILT_IN_ERRORS)('$code: $how', async ({ code, cause, params = {} }) => {
    const { status, template } = CATALOG[code]
    const rejection = await rejectionOf(cause(sdkClients(vod), vod))
    expect(rejection).toMatchObject({ status_code: status, message: fillTemplate(template, params) })
    expect(bareCode(rejection.code)).toBe(code)
    expect(rejection.request_id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(headerIds.at(-1)).toBe(rejection.request_id)
    expect(vod.requests.at(-1)).toMatchObject({ status, code, requestId: rejection.request_id })
  })

  test('leave no placeholder in a message', () => {
    const incomplete = BUILT_IN_ERRORS.filter(({ code, params = {} }) =>
      fillTemplate(CATALOG[code].template, params).includes('{'),
    )
    expect(incomplete).toEqual([])
  })
})

describe('a change that takes a while', () => {
  const slow = createVodEmulator({ changeTakesMs: 150 })
  beforeAll(() => slow.start())
  afterAll(() => slow.stop())

  test('succeeds once of two concurrent changes; the other fails with RequestConflict', async () => {
    const { v1 } = sdkClients(slow)
    const mediaId = 'mda-published0000001'
    const outcomes = await Promise.allSettled([
      v1.updateMediaResource(mediaId, 'one', ''),
      v1.updateMediaResource(mediaId, 'two', ''),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(slow.requests.map(({ code }) => code).sort()).toEqual(['RequestConflict', undefined])
    await expect(v1.updateMediaResource(mediaId, 'three', '')).resolves.toBeDefined()
  })
})
