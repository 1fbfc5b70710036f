import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// A worker does not inherit the loader of its parent.
register()
const { VodError } = await import('@vod-errors/core')

/** Fails as a call to VOD does, in a thread or in a pool of them. Throws data, because the clone of an Error loses it. @public */
export function fail(init) {
  throw new VodError(init).toJSON()
}

if (workerData?.init) parentPort?.postMessage(new VodError(workerData.init).toJSON())
