import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '../../src/bundle.ts'
import { type Outcome, VOD_ERRORS, type VodErrorCase } from './vod-errors.ts'

/** One client and one VOD error. */
interface Line {
  readonly error: string
  readonly client: string
  /** For a call through `vodCall`. */
  readonly viaCall: Outcome
  /** For the client's error alone. */
  readonly alone?: Outcome
  /** The same, if the handler knows VOD's host. */
  readonly atHost?: Outcome
}

/** Their shape proves a VOD error; they drop the headers of every response. */
const SDKS = ['@baiducloud/sdk, API v1', '@baiducloud/sdk, API v2', 'bce-sdk-js']
/** These throw a VodError by themselves, because they know that the call was to VOD. */
const WRAPPED = [
  '@baiducloud/sdk, API v1, wrapped',
  '@baiducloud/sdk, API v2, wrapped',
  'bce-sdk-js, wrapped',
]
const HELPED = ['fetch', 'undici fetch', 'undici request', 'node-fetch', 'node-fetch 2', ...WRAPPED]
const WITHOUT_URL = ['undici responseError', 'undici RetryAgent', 'undici request, the response thrown']
/** Only these have the URL of a call that got no response. */
const URL_WITHOUT_RESPONSE = [
  'axios',
  'axios, as a stream',
  'axios 0.21',
  'axios with agentkeepalive',
  'axios, an interceptor rejects the response',
  'got',
  'got 11',
  'got, as bytes',
  'ofetch',
  'urllib 2, the result thrown',
  'urllib 4, the result thrown',
  'request-promise',
  'umi-request',
  ...WRAPPED,
]

const lines = drive()

function drive(): readonly Line[] {
  const args = [bundle(join(__dirname, 'drive.ts'))]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 90_000 })
  if (status !== 0) throw new Error(`drive.ts failed: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
}

function expectedOf({ expected, withoutHeaders }: VodErrorCase, client: string): Outcome {
  const outcome = SDKS.includes(client) ? { ...expected, ...withoutHeaders } : expected
  return JSON.parse(JSON.stringify(outcome))
}

/** If the status is good, some clients keep status and id of a broken response, and some do not. */
function comparable(outcome: Outcome, { kind, alternativeCode, expected }: VodErrorCase): unknown {
  if (kind !== 'good status') return outcome
  const { upstreamStatus: _status, requestId: _id, ...rest } = outcome
  return rest.code === alternativeCode ? { ...rest, code: expected.code } : rest
}

describe.each(Object.entries(VOD_ERRORS))('%s', (name, error) => {
  const rows = lines.filter((line) => line.error === name)

  test('was sent to every client that is not skipped', () => {
    expect(rows.length + (error.skip?.length ?? 0)).toBe(35)
  })

  test.each(rows)('becomes the same VodError through vodCall with $client', ({ client, viaCall }) => {
    expect(comparable(viaCall, error)).toEqual(expectedOf(error, client))
  })

  test.each(rows)('is recognized from $client alone only if something proves it', ({ client, alone }) => {
    // The emulator's host, 127.0.0.1, is no host of VOD: a client that tells it proves that this is another error.
    const isProven =
      SDKS.includes(client) ||
      HELPED.includes(client) ||
      (error.kind === 'proven' && WITHOUT_URL.includes(client))
    if (error.kind === 'no response') {
      const isOwn = WRAPPED.includes(client) && !error.timeout
      expect(alone).toEqual(isOwn ? expectedOf(error, client) : undefined)
    } else if (error.kind !== 'good status')
      expect(alone).toEqual(isProven ? expectedOf(error, client) : undefined)
  })

  test.each(rows)('is recognized by VOD’s host if the error of $client has the URL', ({ client, atHost }) => {
    if (error.timeout) return expect(atHost).toBeUndefined()
    if (error.kind === 'good status') return
    const hasUrl =
      error.kind === 'no response' ? URL_WITHOUT_RESPONSE.includes(client) : !WITHOUT_URL.includes(client)
    const isFound = hasUrl || error.kind === 'proven'
    expect(atHost).toEqual(isFound ? expectedOf(error, client) : undefined)
  })
})
