import { toVodError, VodError, type VodErrorInit } from '@vod-errors/core'
import { JOURNEYS } from './journeys.ts'

// Runs as a separate process: many of these packages are ES modules.
const init: VodErrorInit = {
  upstreamCode: 'MediaException.MediaNotFound',
  upstreamStatus: 404,
  requestId: '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a',
  message: 'Media not found with mda-1',
}
const before = JSON.stringify(new VodError(init))

for (const [name, journey] of Object.entries(JOURNEYS)) {
  const arrived = toVodError(await journey(init))
  const after = arrived ? JSON.stringify(arrived) : 'lost'
  process.stdout.write(`${JSON.stringify({ name, arrived: after === before ? 'whole' : after })}\n`)
}
process.exit()
