import { BceBaseClient } from '@baiducloud/sdk'
import { createVodEmulator, type Fault, SEED } from '@vod-errors/emulator'
import pRetry from 'p-retry'
import { isRetryable, isVodError, wrapVodClient } from '../../../src/index.ts'

// Runs as a separate process: p-retry is an ES module.
const emulator = createVodEmulator()
await emulator.start()
const { endpoint, credentials } = emulator
const client = wrapVodClient(new BceBaseClient({ endpoint, credentials }, 'vod', true), {
  // Long enough for a response on a busy machine: a late one would be one more try.
  timeout: 2_000,
})
const path = `/v2/medias/${SEED.media.published}`

const always = (code: string): readonly Fault[] => [{ code, times: 100 }]
const CASES: Readonly<Record<string, readonly Fault[]>> = {
  'RequestConflict, then InternalError, then an answer': [
    { code: 'RequestConflict' },
    { code: 'InternalError' },
  ],
  'a silent VOD, then a reset connection, then an answer': [{ transport: 'hang' }, { transport: 'reset' }],
  'InternalError for ever': always('InternalError'),
  'RequestExpired once': [{ code: 'RequestExpired' }],
  'RequestExpired for ever': always('RequestExpired'),
  'RequestTimeTooSkewed for ever': always('RequestTimeTooSkewed'),
  'MediaNotFound for ever': always('MediaNotFound'),
}

for (const [name, faults] of Object.entries(CASES)) {
  emulator.reset()
  for (const fault of faults) emulator.failNext(fault)
  process.stdout.write(`${JSON.stringify({ name, ...(await tryUpToFourTimes()) })}\n`)
}
await emulator.stop()

async function tryUpToFourTimes(): Promise<{ readonly tries: number; readonly outcome: string }> {
  let tries = 0
  const call = () => {
    tries += 1
    return client.sendRequest('GET', path)
  }
  const outcome = await pRetry(call, {
    retries: 3,
    minTimeout: 1,
    shouldRetry: ({ error, attemptNumber }) => isRetryable(error, { attempt: attemptNumber }),
  }).then(
    () => 'an answer',
    (thrown: unknown) => (isVodError(thrown) ? thrown.code : String(thrown)),
  )
  return { tries, outcome }
}
