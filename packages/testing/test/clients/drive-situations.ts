import { isVodError, readVodError, vodCall } from '@vod-errors/core'
import { listen, portOf } from '../../src/listen.ts'
import { SITUATIONS, type Situation } from './situations.ts'
import { createSituationsServer } from './situations-server.ts'

// Runs as a separate process: most clients are ES modules, which jest cannot load.
const server = await listen(createSituationsServer())
const origin = `http://127.0.0.1:${portOf(server)}`

const lines = await Promise.all(
  Object.entries(SITUATIONS).map(async ([name, { call, expected, isFoundAlone }]) => ({
    name,
    expected,
    isFoundAlone,
    viaCall: dataOf(await rejectionOf(() => vodCall(() => call(origin)))),
    alone: dataOf(await readVodError(await rejectionOf(() => call(origin)), { hosts: ['127.0.0.1'] })),
  })),
)
process.stdout.write(JSON.stringify(lines))
process.exit()

async function rejectionOf(call: () => ReturnType<Situation['call']>): Promise<unknown> {
  try {
    return `resolved: ${String(await call())}`
  } catch (thrown) {
    return thrown
  }
}

function dataOf(error: unknown): unknown {
  return isVodError(error) ? error.toJSON() : error && String(error)
}
