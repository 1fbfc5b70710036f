import { VodError } from '@vod-errors/core'
import { patiently } from '../src/retry.ts'

// Runs as a separate process: p-retry is an ES module.
let tries = 0
const answer = await patiently(async () => {
  tries += 1
  if (tries < 3) throw new VodError({ upstreamCode: 'RequestConflict' })
  return 'an answer'
})
process.stdout.write(`${answer} after ${tries} tries`)
