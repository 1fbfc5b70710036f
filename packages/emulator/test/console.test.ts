import { readdirSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CATALOG } from '@vod-errors/core'
import { isSyntheticCode } from '@vod-errors/core/catalog'
import { request } from '@vod-errors/testing'
import { createVodEmulator, SEED } from '../src/index.ts'
import { LIMIT } from './runs.ts'
import { resetSigningClock, sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()
const streams: IncomingMessage[] = []

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(() => {
  resetSigningClock()
  for (const stream of streams.splice(0)) stream.destroy()
})

const BROWSER = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-site': 'cross-site' }
const FILES = readdirSync(join(__dirname, '../console'))

/** Waits for the next event, or for the next one that tells a part. */
type NextEvent = (part?: string) => Promise<Record<string, unknown>>

/** Opens the stream. */
async function follow(): Promise<NextEvent> {
  const stream = await new Promise<IncomingMessage>((resolve) => {
    get(`${vod.endpoint}/_emulator/events`, resolve)
  })
  streams.push(stream)
  expect(stream.headers['content-type']).toBe('text/event-stream')
  const pieces = stream.setEncoding('utf8').iterator()
  let text = ''
  return async function nextEvent(part): Promise<Record<string, unknown>> {
    while (!text.includes('\n\n')) text += (await pieces.next()).value
    const end = text.indexOf('\n\n')
    const event = text.slice('data: '.length, end)
    text = text.slice(end + 2)
    const change = JSON.parse(event)
    return part === undefined || part in change ? change : nextEvent(part)
  }
}

function put(path: string, body: unknown) {
  return request(`${vod.endpoint}/_emulator/${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

describe('the console', () => {
  test('opens at the address of the emulator, from a link on any page, and is no call', async () => {
    const { status, headers, text } = await request(`${vod.endpoint}/`, { headers: BROWSER })
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
    })
    expect(text).toContain('<title>VOD emulator</title>')
    expect(vod.requests).toEqual([])
  })

  test.each([
    ['asks for JSON', { accept: 'application/json, text/plain, */*' }],
    ['says nothing', {}],
    ['signs', { ...BROWSER, authorization: 'bce-auth-v1/a' }],
  ])('stays closed to a client that %s', async (_, headers) => {
    const { status } = await request(`${vod.endpoint}/`, { headers })
    expect({ status, calls: vod.requests.length }).toEqual({ status: 400, calls: 1 })
  })

  test('allows no inline script, no other origin, no frame, and no text that becomes markup', async () => {
    const { headers, text } = await request(`${vod.endpoint}/`, { headers: BROWSER })
    const policy = String(headers['content-security-policy'])
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "trusted-types 'none'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|\*|data:/)
    expect(text).not.toMatch(/ style=| on\w+=|<script(?! type="module" src=)/)
  })

  test('consists of files that it serves with their types', async () => {
    const types = await Promise.all(
      FILES.map(async (name) => {
        const { status, headers } = await request(`${vod.endpoint}/_emulator/console/${name}`)
        return { status, type: String(headers['content-type']).split(';')[0] }
      }),
    )
    expect(new Set(types.map(({ status }) => status))).toEqual(new Set([200]))
    expect([...new Set(types.map(({ type }) => type))].sort()).toEqual([
      'image/svg+xml',
      'text/css',
      'text/html',
      'text/javascript',
    ])
  })

  test.each(['nothing.js', '../package.json', '..%2fpackage.json', '', 'constructor'])(
    'has no file %j',
    async (name) => {
      const { status } = await request(`${vod.endpoint}/_emulator/console/${name}`)
      expect(status).toBe(404)
    },
  )

  test.each(['console/main.js', 'console/facts.json', 'events', 'media'])(
    'keeps %s from other web pages',
    async (path) => {
      const headers = { 'sec-fetch-site': 'cross-site' }
      expect((await request(`${vod.endpoint}/_emulator/${path}`, { headers })).status).toBe(403)
    },
  )

  test('offers every code that VOD sends, in both languages, and every route', async () => {
    const { text } = await request(`${vod.endpoint}/_emulator/console/facts.json`)
    const facts = JSON.parse(text)
    const sent = Object.keys(CATALOG).filter((code) => !isSyntheticCode(code))
    expect(facts.codes.map(({ code }: { code: string }) => code)).toEqual(sent)
    expect(facts.codes).toContainEqual({
      code: 'MediaNotFound',
      status: 404,
      fault: 'caller',
      en: "This video doesn't exist or was deleted.",
      zh: '该视频不存在或已被删除。',
    })
    expect(facts.routes).toContain('GET /v2/medias/*')
    expect(new Set(facts.routes).size).toBe(facts.routes.length)
  })
})

describe('the stream', () => {
  test('begins with everything', async () => {
    vod.failNext({ code: 'MediaBanned', path: '/v2/*', times: 3 })
    const nextEvent = await follow()
    const { media, ...rest } = await nextEvent()
    expect(rest).toEqual({
      oldestCall: expect.any(Number),
      account: 'active',
      faults: [{ name: 'MediaBanned', path: '/v2/*', times: 3 }],
    })
    expect(media).toContainEqual({
      mediaId: SEED.media.banned,
      name: 'Banned',
      status: 'PUBLISHED',
      banStatus: 'BANNED',
    })
  })

  test('tells a call with what was injected', async () => {
    const nextEvent = await follow()
    await nextEvent()
    vod.failNext({ code: 'MediaBanned' })
    await request(`${vod.endpoint}/v2/medias`)
    const { calls } = await nextEvent('calls')
    const [record] = vod.requests
    expect(calls).toEqual([{ ...record, injected: 'MediaBanned', status: 403, tookMs: expect.any(Number) }])
  })

  test('tells a call that hangs, and then that it ended without a response', async () => {
    const nextEvent = await follow()
    await nextEvent()
    vod.failNext({ transport: 'hang' })
    const controller = new AbortController()
    const call = fetch(`${vod.endpoint}/v2/medias`, { signal: controller.signal }).catch(() => undefined)
    const hanging = await nextEvent('calls')
    expect(hanging['calls']).toEqual([expect.not.objectContaining({ tookMs: expect.anything() })])
    controller.abort()
    await call
    const { calls } = await nextEvent('calls')
    expect(calls).toEqual([expect.objectContaining({ injected: 'hang', tookMs: expect.any(Number) })])
    expect(calls).toEqual([expect.not.objectContaining({ status: expect.anything() })])
  })

  test('tells a change of the account, of the media and a reset', async () => {
    const nextEvent = await follow()
    await nextEvent()
    vod.account = 'overdue'
    expect(await nextEvent()).toEqual({ account: 'overdue' })
    await put(`media/${SEED.media.banned}`, { banStatus: 'NORMAL' })
    expect(Object.keys(await nextEvent())).toEqual(['media'])
    vod.reset()
    expect(await nextEvent()).toMatchObject({ account: 'active', media: expect.any(Array) })
  })

  test(
    'tells many calls in few events',
    async () => {
      const nextEvent = await follow()
      await nextEvent()
      await Promise.all(Array.from({ length: 200 }, () => request(`${vod.endpoint}/v2/medias`)))
      let events = 0
      const told = new Set<unknown>()
      while (told.size < 200) {
        const { calls } = await nextEvent()
        for (const { number } of Array.isArray(calls) ? calls : []) told.add(number)
        events += 1
      }
      expect(events).toBeLessThan(60)
    },
    LIMIT,
  )

  test('ends with the emulator', async () => {
    const other = createVodEmulator()
    await other.start()
    const stream = await new Promise<IncomingMessage>((resolve) => {
      get(`${other.endpoint}/_emulator/events`, resolve)
    })
    stream.resume().on('error', () => undefined)
    await other.stop()
    await wait(20)
    expect(stream.destroyed).toBe(true)
  })
})

describe('the media routes', () => {
  test('change a media without the rules of a call', async () => {
    const { status } = await put(`media/${SEED.media.processing}`, { name: 'Ready', status: 'PUBLISHED' })
    expect(status).toBe(200)
    const { body } = await sdkClients(vod).call('GET', `/v2/medias/${SEED.media.processing}`)
    expect(body).toMatchObject({ name: 'Ready', status: 'PUBLISHED', banStatus: 'NORMAL' })
  })

  test('add a media, named after its id, and list and delete it', async () => {
    await put('media/mda-new', {})
    const list = async () => JSON.parse((await request(`${vod.endpoint}/_emulator/media`)).text).media
    expect(await list()).toContainEqual(expect.objectContaining({ mediaId: 'mda-new', name: 'mda-new' }))
    const { text } = await request(`${vod.endpoint}/_emulator/media/mda-new`, { method: 'DELETE' })
    expect(JSON.parse(text)).toEqual({ deleted: 'mda-new' })
    expect(await list()).toHaveLength(7)
  })

  test.each([
    ['', {}, 'Expected `mediaId` to be 1–128 letters, digits, _ and -, got ""'],
    ['a%2Fb', {}, 'Expected `mediaId` to be 1–128 letters, digits, _ and -, got "a%2Fb"'],
    [
      'a',
      { status: 'LOST' },
      'Expected `status` to be one of PUBLISHED, DISABLED, RUNNING, FAILED, got "LOST"',
    ],
    ['a', { banStatus: 1 }, 'Expected `banStatus` to be one of NORMAL, BANNED, BANNED_BY_SYSTEM, got 1'],
    ['a', { name: 5 }, 'Expected `name` to be a string of at most 1024 characters, got 5'],
    ['a', [], 'Expected `media` to be an object, got []'],
  ])('reject %j with %j', async (mediaId, body, message) => {
    const { status, text } = await put(`media/${mediaId}`, body)
    expect({ status, body: JSON.parse(text) }).toEqual({ status: 400, body: { message } })
  })

  test('reject deleting a media that does not exist', async () => {
    const { status, text } = await request(`${vod.endpoint}/_emulator/media/mda-none`, { method: 'DELETE' })
    expect(status).toBe(400)
    expect(JSON.parse(text).message).toContain('mda-none')
  })
})
