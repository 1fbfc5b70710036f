import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { urlOf, useServers, WIRE_CODES } from '@vod-errors/testing'
import { createVod } from '@vod-errors-examples/vod-client'
import pino from 'pino'
import { HOSTS } from './hosts.ts'
import { Sink } from './real-loggers.ts'

const FAILING = 200
const SUCCEEDING = 50

/** Without the code for clock skew, on which the SDK retries. */
const CODES = WIRE_CODES.filter((code) => code !== 'RequestTimeTooSkewed')
const codeOf = (index: number) => CODES[index % CODES.length] ?? 'MediaNotFound'

const serve = useServers()
const emulator = createVodEmulator()
let stderr: jest.SpyInstance
beforeAll(() => emulator.start())
afterAll(() => emulator.stop())
beforeEach(() => {
  emulator.reset()
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())

const mediaId = (url = '') => url.split('/').at(-1) ?? ''

test.each(Object.entries(HOSTS))(
  `${FAILING} concurrent failures on %s write ${FAILING} lines, each with the ids of its own request`,
  async (_host, makeBff) => {
    const sink = new Sink()
    const options = { logger: pino({ base: null }, sink) }
    const vod = createVod(emulator)
    const server = await serve(
      makeBff({
        route: (req) => vod.getMedia(mediaId(req.url)),
        before: (req) => void Reflect.set(req, 'id', `own-${mediaId(req.url)}`),
        options,
      }),
    )
    const failing = Array.from({ length: FAILING }, (_item, index) => `mda-storm${index}`)
    const succeeding = Array.from({ length: SUCCEEDING }, () => SEED.media.published)
    for (const [index, id] of failing.entries()) {
      emulator.failNext({ code: codeOf(index), path: `/v1/media/${id}` })
    }

    const getMedia = async (id: string) => {
      const response = await fetch(urlOf(server, `/media/${id}`))
      return { status: response.status, body: Object(await response.json()) }
    }
    const responses = await Promise.all([...failing, ...succeeding].map(getMedia))

    expect(responses.slice(FAILING).map(({ status }) => status)).toEqual(Array(SUCCEEDING).fill(200))
    const lines = sink.lines.map((line) => JSON.parse(line))
    expect(lines).toHaveLength(FAILING)
    const lineOf = new Map(lines.map((line) => [line.ownRequestId, line]))
    const callOf = new Map(emulator.requests.map((call) => [mediaId(call.path), call]))
    const ids = failing.map((id, index) => ({
      body: responses[index]?.body.requestId,
      line: lineOf.get(`own-${id}`)?.requestId,
      code: [responses[index]?.body.code, lineOf.get(`own-${id}`)?.code],
    }))
    expect(ids).toEqual(
      failing.map((id, index) => ({
        body: callOf.get(id)?.requestId,
        line: callOf.get(id)?.requestId,
        code: [codeOf(index), codeOf(index)],
      })),
    )
    expect(new Set(ids.map(({ body }) => body)).size).toBe(FAILING)
    expect(emulator.requests).toHaveLength(FAILING + SUCCEEDING)
    expect(stderr).not.toHaveBeenCalled()
  },
  30_000,
)
