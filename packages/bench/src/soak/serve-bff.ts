import { getEventListeners } from 'node:events'
import { createServer } from 'node:http'
import { announce, listenLocally } from '../announce.ts'
import { APPS } from './apps.ts'
import { readFigures } from './figures.ts'
import { createVodCalls } from './vod-calls.ts'

/** A BFF in its own process: `serve-bff.ts HOST ENDPOINT TIMEOUT`. */
const [host = '', endpoint = '', timeout] = process.argv.slice(2)
const { signal } = new AbortController()
const server = createServer(APPS[host]?.(createVodCalls({ endpoint, timeout: Number(timeout), signal })))
const signalListeners = () => getEventListeners(signal, 'abort').length
await announce(await listenLocally(server), () => readFigures({ process, server, signal: signalListeners }))
