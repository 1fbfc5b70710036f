import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { FAILURES, type Failure, type Outcome } from './failures.ts'

interface Line {
  readonly failure: string
  readonly client: string
  readonly viaCall: Outcome
  readonly alone?: Outcome
  readonly atHost?: Outcome
}

/** The SDKs are VOD's by their shape, and drop the headers of every answer. */
const SDKS = ['@baiducloud/sdk, API v1', '@baiducloud/sdk, API v2', 'bce-sdk-js']
/** These throw a VodError by themselves, because they know that the call was VOD's. */
const WRAPPED = [
  '@baiducloud/sdk, API v1, wrapped',
  '@baiducloud/sdk, API v2, wrapped',
  'bce-sdk-js, wrapped',
]
const HELPED = ['fetch', 'undici fetch', 'undici request', 'node-fetch', ...WRAPPED]
const WITHOUT_URL = ['undici responseError', 'undici request, the answer thrown']
/** Only these say where a call went that got no answer. */
const URL_WITHOUT_ANSWER = ['axios', 'axios, as a stream', 'got', 'got, as bytes', 'ofetch', ...WRAPPED]

const lines = drive()

function drive(): readonly Line[] {
  const args = ['--import', 'tsx', join(__dirname, 'drive.ts')]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 })
  if (status !== 0) throw new Error(`The clients could not be driven: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
}

function expectedOf({ expected, inHeaders }: Failure, client: string): Outcome {
  const outcome = SDKS.includes(client) ? { ...expected, ...inHeaders } : expected
  return JSON.parse(JSON.stringify(outcome))
}

/** Where a good status came with something broken, some clients keep status and id, and some do not. */
function comparable(outcome: Outcome, { kind, orCode, expected }: Failure): unknown {
  if (kind !== 'good') return outcome
  const { upstreamStatus: _status, requestId: _id, ...rest } = outcome
  return rest.code === orCode ? { ...rest, code: expected.code } : rest
}

describe.each(Object.entries(FAILURES))('%s', (name, failure) => {
  const rows = lines.filter((line) => line.failure === name)

  test('was met by every client but those that are skipped', () => {
    expect(rows.length + (failure.skip?.length ?? 0)).toBe(21)
  })

  test.each(rows)('through vodCall, with $client, is the same VodError', ({ client, viaCall }) => {
    expect(comparable(viaCall, failure)).toEqual(expectedOf(failure, client))
  })

  test.each(rows)(
    'thrown by $client at the handler, is VOD’s only if something proves it',
    ({ client, alone }) => {
      const isProven = SDKS.includes(client) || HELPED.includes(client) || failure.kind === 'proven'
      if (failure.kind === 'none') {
        const isOwn = WRAPPED.includes(client) && !failure.timeout
        expect(alone).toEqual(isOwn ? expectedOf(failure, client) : undefined)
      } else if (failure.kind !== 'good')
        expect(alone).toEqual(isProven ? expectedOf(failure, client) : undefined)
    },
  )

  test.each(rows)(
    'thrown by $client of a host that is VOD’s, is VOD’s if the error says where it went',
    (row) => {
      const { client, atHost } = row
      if (failure.timeout) return expect(atHost).toBeUndefined()
      const isKnown =
        failure.kind === 'none' ? URL_WITHOUT_ANSWER.includes(client) : !WITHOUT_URL.includes(client)
      if (failure.kind === 'proven' || failure.kind === 'good') return
      expect(atHost).toEqual(isKnown ? expectedOf(failure, client) : undefined)
    },
  )
})
