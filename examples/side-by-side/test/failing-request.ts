import type { IncomingMessage, Server } from 'node:http'
import { type LogRecord, VodError } from '@vod-errors/core'
import { sdkRejection, type useServers } from '@vod-errors/testing'
import pino from 'pino'
import supertest from 'supertest'
import type { BffParts, HOSTS } from './hosts.ts'
import { Sink } from './real-loggers.ts'

/** An error with VOD's request id. */
export const DENIED: ReturnType<typeof sdkRejection> = sdkRejection('AccessDenied')
/** An error without a request id. */
export const TIMED_OUT = new VodError({ syntheticCode: 'UpstreamTimeout' })

/** A hook that throws. */
export function boom(): never {
  throw new Error('boom')
}

/** Middleware that sets `req.id`. */
export function setId(id: unknown): (req: IncomingMessage) => void {
  return (req) => void Reflect.set(req, 'id', id)
}

/** A pino logger, and the lines that it writes. */
export function createLogger() {
  const sink = new Sink()
  return { sink, logger: pino({ base: null, timestamp: false }, sink) }
}

/** Returns a function that sends one failing request and returns the response and the only log line. */
export function failingRequest(serve: ReturnType<typeof useServers>, makeBff: (typeof HOSTS)['Koa']) {
  return async function requestMedia(
    parts: Partial<BffParts>,
    thrown: unknown = DENIED,
    requestHeaders: Record<string, string> = {},
  ) {
    const { logger, sink } = createLogger()
    const options = { ...parts.options, logger }
    const server: Server = await serve(makeBff({ route: () => Promise.reject(thrown), ...parts, options }))
    const { body, headers } = await supertest(server).get('/media/mda-1').set(requestHeaders)
    expect(sink.lines).toHaveLength(1)
    const line: LogRecord = JSON.parse(sink.lines[0] ?? '')
    return { body, line, headers }
  }
}
