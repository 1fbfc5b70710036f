import { getHeapSpaceStatistics } from 'node:v8'
import { vodErrorHandler } from '../../src/index.ts'

// Runs as a separate process, because it watches the heap.
const MEASURED = 40_000
const handler = vodErrorHandler()

class RequestContext {
  readonly req = {}
  readonly res = {}
  body = undefined
  onerror(): void {}
}

/** Bytes in the old generation, where what is dead stays until a major garbage collection. */
function oldGeneration(): number {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')
  return space?.space_used_size ?? Number.NaN
}

async function handle(requests: number): Promise<void> {
  for (let index = 0; index < requests; index++) {
    await Reflect.apply(handler, undefined, [new RequestContext(), async () => {}])
  }
}

// Node compiles during the first ones.
await handle(MEASURED)
const before = oldGeneration()
await handle(MEASURED)
process.stdout.write(String((oldGeneration() - before) / MEASURED))
