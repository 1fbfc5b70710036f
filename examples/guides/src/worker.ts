import { parentPort } from 'node:worker_threads'
import { isVodError } from '@vod-errors/core'

/** In a worker: posts the result, or the error as data. */
export async function post(work: () => Promise<unknown>): Promise<void> {
  try {
    parentPort?.postMessage({ result: await work() })
  } catch (error) {
    parentPort?.postMessage({ error: isVodError(error) ? error.toJSON() : error })
  }
}
