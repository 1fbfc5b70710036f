import { unsubscribe } from 'node:diagnostics_channel'
import { Writable } from 'node:stream'
import { CHANNELS } from '@vod-errors/core'
import { vodErrorHandler } from '@vod-errors/express'
import { close, listen, urlOf } from '@vod-errors/testing/listen'
import pino from 'pino'
import { checkResponse, checkResponses, fetchResponse, type ReceivedResponse } from '../src/check-response.ts'
import type { Contender } from '../src/contenders/contender.ts'
import { failingExpress } from '../src/contenders/express.ts'
import { GROUPS } from '../src/contenders/groups.ts'
import { hear } from '../src/contenders/listeners.ts'
import { handWrittenPino } from '../src/contenders/logging.ts'
import { internalError } from '../src/contenders/rejection.ts'
import { startVod } from '../src/vod.ts'

/** Silences the output of peers, and collects the lines of the default logger. */
const printed: string[] = []
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation((line) => void printed.push(line))
})
afterEach(() => jest.restoreAllMocks())

let vod: Awaited<ReturnType<typeof startVod>>
beforeAll(async () => {
  vod = await startVod()
})
afterAll(() => close(vod))
// The channels belong to the process, which runs other tests next.
afterAll(() => unsubscribe(CHANNELS.error, hear))

async function responseOf(contender: Contender): Promise<ReceivedResponse> {
  const server = await listen(contender.listen())
  try {
    return await fetchResponse(urlOf(server, '/media/mda-1'))
  } finally {
    await close(server)
  }
}

test.each(Object.entries(GROUPS))(
  'every contender of %s sends its expected response',
  async (_name, load) => {
    const { contenders } = await load()
    await checkResponses(contenders, responseOf)
    expect(contenders.filter(({ type }) => type === 'same').length).toBeGreaterThan(1)
  },
)

test('the hand-written handlers log the same line as ours', async () => {
  const { contenders } = await GROUPS['logging-line']()
  printed.length = 0
  for (const contender of contenders) await responseOf(contender)
  expect(printed).toEqual([expect.stringContaining('service fault InternalError'), printed[0]])
})

test('the hand-written handler logs the same fields as ours through pino', async () => {
  const lines: string[] = []
  const write = (line: Buffer, _encoding: string, done: () => void) => {
    lines.push(String(line))
    done()
  }
  const logger = pino({ base: null, timestamp: false }, new Writable({ write }))
  for (const handler of [vodErrorHandler({ logger }), handWrittenPino(logger)]) {
    const listen = () => failingExpress(handler, internalError)
    await responseOf({ name: 'logged', status: 500, type: 'same', listen })
  }
  const [ours, handWritten] = lines.map((line) => JSON.parse(line))
  expect(ours).toEqual(handWritten)
})

describe('the check before the measurement', () => {
  const base: ReceivedResponse = { status: 404, type: 'application/json', bytes: '404\n{}' }
  const contender = (type: string) => ({ name: 'it', status: 404, type, listen: () => () => {} })

  test.each([
    ['another status', 'application/json', { ...base, status: 500 }],
    ['another type', 'text/html', base],
    ['other bytes', 'same', { ...base, bytes: '404\n{} ' }],
  ])('rejects %s', (_name, type, actual) => {
    expect(() => checkResponse(contender(type), actual, base)).toThrow('Expected it to send 404')
  })
})
