import { parentPort, workerData } from 'node:worker_threads'
import { VodError, type VodErrorInit } from '@vod-errors/core'

/** Fails as a call to VOD does, in a thread or in a pool of them. Throws data, because the clone of an Error loses it. @public */
export function fail(init: VodErrorInit): never {
  throw new VodError(init).toJSON()
}

if (workerData?.init) parentPort?.postMessage(new VodError(workerData.init).toJSON())
