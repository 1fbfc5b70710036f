import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Emulation } from '../server/emulation.ts'
import { createChangeFeed } from './change-feed.ts'

/** Changes within this time are sent together, in milliseconds. */
const PAUSE_MS = 100

/** A request for the stream, and the response that carries it. */
interface StreamExchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/**
 * Sends server-sent events: first everything that the console shows, then what changes, at most ten times a second. Waits
 * while the client does not read.
 */
export function streamChanges({ response }: StreamExchange, emulation: Emulation): void {
  const nextChange = createChangeFeed(emulation)
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    timer = undefined
    if (response.writableNeedDrain) return void response.once('drain', flush)
    const change = nextChange()
    if (change) response.write(`data: ${JSON.stringify(change)}\n\n`)
  }
  const stop = emulation.onChange(() => {
    timer ??= setTimeout(flush, PAUSE_MS)
  })
  response.once('close', () => {
    stop()
    clearTimeout(timer)
  })
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  flush()
}
