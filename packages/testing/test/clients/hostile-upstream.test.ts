import { execFile } from 'node:child_process'
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ErrorResponse } from '@vod-errors/core'
import { sendResponse } from '@vod-errors/core/host'
import { bundle } from '../../src/bundle.ts'
import type { HostileResponse } from './hostile/hostile-response.ts'
import { HOSTILE_RESPONSES } from './hostile/hostile-responses.ts'
import { MARK, REQUEST_ID } from './hostile/make-response.ts'
import type { BffOutcome, MemoryLine, ResponseLine } from './hostile/report-lines.ts'

const CLIENTS = 21
/** The default timeout of a call, and the limit for reading a body. In milliseconds. */
const LONGEST = 5_000
/** What a busy machine may add. */
const SLACK = 1_500
/** In megabytes. A bomb expands to 256 if the body is left unread, else to 16, because such clients set no limit. */
const MAX_PEAK = { 'left unread': 256, 'read by the client': 1024 }
const MAX_RETAINED = 64
/** For an error that cannot be proven to be a VOD error without `vodCall`. */
const MASKED = '500 InternalError'

const lines: ResponseLine[] = []
const memory: MemoryLine[] = []
beforeAll(async () => {
  await Promise.all(Object.keys(MAX_PEAK).map(drive))
}, 120_000)

/** Drives one group of clients in a separate process. */
async function drive(group: string): Promise<void> {
  const args = ['--expose-gc', bundle(join(__dirname, 'drive-hostile.ts')), group]
  const limits = { timeout: 110_000, maxBuffer: 32 * 1024 * 1024 }
  const { stdout } = await promisify(execFile)(process.execPath, args, limits)
  for (const text of stdout.trim().split('\n')) {
    const line = JSON.parse(text)
    if ('client' in line) lines.push(line)
    else memory.push(line)
  }
}

/** In the notation of `HostileResponse.expected`. */
function summaryOf({ response }: BffOutcome): string {
  if (!response) return 'nothing'
  const { code, requestId } = JSON.parse(response.body)
  return `${response.status} ${code}${requestId === REQUEST_ID ? ' with its id' : ''}`
}

function isExpected(row: HostileResponse, { client, viaCall }: ResponseLine): boolean {
  const { exceptions = {}, alternatives = [] } = row
  const [expected = row.expected] =
    Object.entries(exceptions).find(([, clients]) => clients.includes(client)) ?? []
  return [expected, ...alternatives].includes(summaryOf(viaCall))
}

/** Everything that is wrong with one error response. */
function defectsOf({ response, logged = 0 }: BffOutcome): readonly string[] {
  if (!response) return []
  const { status, headers, body } = response
  const { requestId, code, message, ...rest } = JSON.parse(body)
  const sentId = headers['x-bce-request-id'] ?? REQUEST_ID
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  }
  return Object.entries({
    'invalid status': status < 400 || status > 599,
    'echoed text': JSON.stringify(response).includes(MARK),
    'invalid request id': !/^[0-9a-f-]{36}$/.test(requestId) || sentId !== REQUEST_ID,
    'invalid code': !/^\w+$/.test(code),
    'invalid message': typeof message !== 'string' || message.length > 200,
    'unexpected key': Object.keys(rest).length > 0,
    'wrong content-length': sentLength(response) !== Buffer.byteLength(body),
    'missing or endless log line': logged < 10 || logged > 8_000,
  }).flatMap(([defect, isPresent]) => (isPresent ? [defect] : []))
}

/** The content-length that is sent with a response. */
function sentLength(response: ErrorResponse): number {
  const headers = new Map<string, string>()
  const res = { setHeader: (name: string, value: string) => headers.set(name, value), end: () => {} }
  sendResponse({ req: {}, res }, response, () => false)
  return Number(headers.get('content-length'))
}

const outcomesOf = ({ viaCall, alone }: ResponseLine) => (alone ? [viaCall, alone] : [viaCall])

describe.each(Object.entries(HOSTILE_RESPONSES))('%s', (name, row) => {
  const own = () => lines.filter((line) => line.name === name)
  const caught = () => own().filter(({ uncaught }) => uncaught === undefined)

  test('was sent to every client', () => {
    expect(own()).toHaveLength(CLIENTS)
  })

  test('is thrown outside any promise only by the clients known for it', () => {
    const clients = own().flatMap(({ client, uncaught }) => (uncaught === undefined ? [] : [client]))
    expect(clients.sort()).toEqual(Object.keys(row.uncaught ?? {}).sort())
  })

  test(`leads to ${row.expected}, except for the clients known to read it differently`, () => {
    const others = caught().filter((line) => !isExpected(row, line))
    expect(others.map((line) => `${line.client}: ${summaryOf(line.viaCall)}`)).toEqual([])
  })

  test('leads to the same without vodCall, or is masked as another error', () => {
    const isSame = ({ viaCall, alone = viaCall }: ResponseLine) =>
      [summaryOf(viaCall), MASKED, ...(row.alternatives ?? [])].includes(summaryOf(alone))
    const others = caught().filter((line) => !isSame(line))
    expect(others.map((line) => `${line.client}: ${summaryOf(line.alone ?? line.viaCall)}`)).toEqual([])
  })

  test('leads to a valid error response that echoes nothing', () => {
    const defects = own().flatMap((line) =>
      outcomesOf(line)
        .flatMap(defectsOf)
        .map((defect) => `${line.client}: ${defect}`),
    )
    expect(defects).toEqual([])
  })

  test('leads to an error response in time', () => {
    const limit = (row.timeout ?? LONGEST) + SLACK
    const late = own().filter((line) => outcomesOf(line).some(({ took }) => took > limit))
    expect(late.map(({ client, viaCall, alone }) => [client, viaCall.took, alone?.took])).toEqual([])
  })
})

describe('an unread body, if the call has no timeout,', () => {
  const own = (name: string) => lines.filter((line) => line.name === name)

  test.each(['drips', 'bomb'])('leads to a valid error response in time: %s', (name) => {
    expect(own(name)).toHaveLength(9)
    expect(own(name).flatMap(({ viaCall }) => defectsOf(viaCall))).toEqual([])
    expect(Math.max(...own(name).map(({ viaCall }) => viaCall.took))).toBeLessThan(LONGEST + SLACK)
  })

  test('is read for five seconds if it drips, except from undici’s response, which has no URL', () => {
    const read = own('drips').filter(({ viaCall }) => viaCall.took > LONGEST - 500)
    expect(read).toHaveLength(8)
  })
})

test.each(Object.entries(MAX_PEAK))(
  'bodies %s make the process grow by less than %i MB, and are freed',
  (group, max) => {
    const own = memory.find((line) => line.group === group)
    expect(own?.peak).toBeLessThan(max)
    expect(own?.retained).toBeLessThan(MAX_RETAINED)
  },
)
