import { execFile } from 'node:child_process'
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { HOSTILE_ANSWERS, type HostileAnswer, MARK, REQUEST_ID } from './hostile-answers.ts'
import type { Answered, Line, MemoryLine } from './hostile-lines.ts'

const CLIENTS = 21
/** What nobody says otherwise of is given up on after five seconds. */
const LONGEST = 5_000
/** What a busy machine may add. */
const SLACK = 1_500
/** In megabytes; a bomb unfolds to 256 of them where the body is left unread, else to 16: clients bound theirs themselves. */
const MOST_PEAK = { 'left unread': 256, 'read by the client': 1024 }
const MOST_RETAINED = 64
/** What is thrown by itself, and cannot be proven to be VOD's. */
const MASKED = '500 InternalError'

const lines: Line[] = []
const memory: MemoryLine[] = []
beforeAll(async () => {
  await Promise.all(Object.keys(MOST_PEAK).map(drive))
}, 120_000)

/** Drives one group of clients in a process of its own. */
async function drive(group: string): Promise<void> {
  const args = ['--expose-gc', '--import', 'tsx', join(__dirname, 'drive-hostile.ts'), group]
  const limits = { timeout: 110_000, maxBuffer: 32 * 1024 * 1024 }
  const { stdout } = await promisify(execFile)(process.execPath, args, limits)
  for (const line of stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text))) {
    if ('client' in line) lines.push(line)
    else memory.push(line)
  }
}

/** As the table says it. */
function toldBy({ response }: Answered): string {
  if (!response) return 'nothing'
  const { code, requestId } = JSON.parse(response.body)
  return `${response.status} ${code}${requestId === REQUEST_ID ? ' with its id' : ''}`
}

function isExpected({ told, instead = {}, or = [] }: HostileAnswer, { client, viaCall }: Line): boolean {
  const [own = told] = Object.entries(instead).find(([, clients]) => clients.includes(client)) ?? []
  return [own, ...or].includes(toldBy(viaCall))
}

/** Everything that is wrong with an answer of the BFF's. */
function faultsOf({ response, logged = 0 }: Answered): readonly string[] {
  if (!response) return []
  const { status, headers, body } = response
  const { requestId, code, message, ...rest } = JSON.parse(body)
  const sentId = headers['x-bce-request-id'] ?? REQUEST_ID
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  }
  return Object.entries({
    'a status that is none': status < 400 || status > 599,
    'an echo': JSON.stringify(response).includes(MARK),
    'an id that is none': !/^[0-9a-f-]{36}$/.test(requestId) || sentId !== REQUEST_ID,
    'a code that is none': !/^\w+$/.test(code),
    'a message that is none': typeof message !== 'string' || message.length > 200,
    'another key': Object.keys(rest).length > 0,
    'a length that is wrong': Number(headers['content-length']) !== Buffer.byteLength(body),
    'a log line without an end': logged < 10 || logged > 8_000,
  }).flatMap(([fault, isThere]) => (isThere ? [fault] : []))
}

const answersOf = ({ viaCall, alone }: Line) => (alone ? [viaCall, alone] : [viaCall])

describe.each(Object.entries(HOSTILE_ANSWERS))('%s', (name, row) => {
  const own = () => lines.filter((line) => line.name === name)
  const caught = () => own().filter(({ outside }) => outside === undefined)

  test('was met by every client', () => {
    expect(own()).toHaveLength(CLIENTS)
  })

  test('is thrown outside any promise by the clients that are known for it, and by no other', () => {
    const thrown = own().flatMap(({ client, outside }) => (outside === undefined ? [] : [client]))
    expect(thrown.sort()).toEqual(Object.keys(row.outside ?? {}).sort())
  })

  test(`is ${row.told}, but for the clients that are said to read it otherwise`, () => {
    const others = caught().filter((line) => !isExpected(row, line))
    expect(others.map((line) => `${line.client}: ${toldBy(line.viaCall)}`)).toEqual([])
  })

  test('thrown as it is, is the same or not VOD’s', () => {
    const others = caught().filter(
      ({ viaCall, alone = viaCall }) => ![toldBy(viaCall), MASKED, ...(row.or ?? [])].includes(toldBy(alone)),
    )
    expect(others.map((line) => `${line.client}: ${toldBy(line.alone ?? line.viaCall)}`)).toEqual([])
  })

  test('is answered validly, and nothing of it is echoed', () => {
    const wrong = own().flatMap((line) =>
      answersOf(line)
        .flatMap(faultsOf)
        .map((fault) => `${line.client}: ${fault}`),
    )
    expect(wrong).toEqual([])
  })

  test('is answered in time', () => {
    const late = own().filter((line) =>
      answersOf(line).some(({ took }) => took > (row.timeout ?? LONGEST) + SLACK),
    )
    expect(late.map(({ client, viaCall, alone }) => [client, viaCall.took, alone?.took])).toEqual([])
  })
})

describe('a body that is left unread, where the call has no time-out', () => {
  const own = (name: string) => lines.filter((line) => line.name === name)

  test.each(['drips', 'bomb'])('%s: is answered validly and in time', (name) => {
    expect(own(name)).toHaveLength(9)
    expect(own(name).flatMap(({ viaCall }) => faultsOf(viaCall))).toEqual([])
    expect(Math.max(...own(name).map(({ viaCall }) => viaCall.took))).toBeLessThan(LONGEST + SLACK)
  })

  test('is read for five seconds if it drips, but for an answer of undici’s, which says no host', () => {
    const read = own('drips').filter(({ viaCall }) => viaCall.took > LONGEST - 500)
    expect(read).toHaveLength(8)
  })
})

test.each(Object.entries(MOST_PEAK))(
  'bodies %s: the process of these clients grows by less than %i MB, and gives them back',
  (group, most) => {
    const own = memory.find((line) => line.group === group)
    expect(own?.peak).toBeLessThan(most)
    expect(own?.retained).toBeLessThan(MOST_RETAINED)
  },
)
