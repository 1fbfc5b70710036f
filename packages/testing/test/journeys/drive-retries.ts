import { isVodError } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { AXIOS_RETRIES, countTries, RETRIES } from './retries.ts'

// Runs as a separate process: some of these packages are ES modules.
const CASES: readonly (readonly string[])[] = [
  ['RequestConflict', 'InternalError'],
  Array(9).fill('InternalError'),
  Array(9).fill('RequestExpired'),
  ['MediaNotFound'],
]
for (const [name, run] of Object.entries(RETRIES)) {
  const outcomes = []
  for (const codes of CASES) outcomes.push(await countTries(run, codes))
  report(name, outcomes)
}

const emulator = createVodEmulator()
await emulator.start()
for (const [name, open] of Object.entries(AXIOS_RETRIES)) {
  const client = open(emulator.endpoint)
  const outcomes = []
  for (const codes of CASES) {
    emulator.reset()
    for (const code of codes) emulator.failNext({ code })
    const thrown = await client(`/v2/medias/${SEED.media.published}`).catch((thrown: unknown) => thrown)
    const { length: tries } = emulator.requests
    // Unsigned, so that the emulator rejects the call that would succeed.
    const outcome = isVodError(thrown) && thrown.code !== 'AccessDenied' ? thrown.code : 'an answer'
    outcomes.push({ tries, outcome })
  }
  report(name, outcomes)
}
await emulator.stop()

function report(name: string, outcomes: readonly object[]): void {
  process.stdout.write(`${JSON.stringify({ name, outcomes })}\n`)
}
