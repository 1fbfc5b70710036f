import { vodErrorHandler } from '@vod-errors/express'
import type { ErrorRequestHandler } from 'express'
import pino from 'pino'
import { writeHandWritten } from './bare-node.ts'
import type { Contender, Group } from './contender.ts'
import { failingExpress } from './express.ts'
import { internalError, REQUEST_ID } from './rejection.ts'

const SAME = { status: 500, type: 'application/json', isSame: true } as const

const handWritten: ErrorRequestHandler = (thrown, req, res, next) => {
  console.error(`[bff] VOD failed, requestId=${REQUEST_ID}, ${req.method} ${req.originalUrl}`)
  if (!writeHandWritten(res, thrown)) next(thrown)
}

/** Buffers lines up to 4 KiB and writes them asynchronously. */
function asyncPino(): pino.Logger {
  return pino({ base: null }, pino.destination({ dest: 1, sync: false, minLength: 4096 }))
}

const CONTENDERS: readonly Contender[] = [
  {
    name: 'ours, logger: false',
    expected: SAME,
    listen: () => failingExpress(vodErrorHandler({ logger: false }), internalError),
  },
  {
    name: 'ours, a line on stderr (the default)',
    expected: SAME,
    listen: () => failingExpress(vodErrorHandler(), internalError),
  },
  {
    name: 'ours, pino, asynchronous',
    expected: SAME,
    listen: () => failingExpress(vodErrorHandler({ logger: asyncPino() }), internalError),
  },
  {
    name: 'hand-written, setHeader/end and console.error',
    expected: SAME,
    listen: () => failingExpress(handWritten, internalError),
  },
]

/** The cost of the log line: every request is a service fault, and the lines are read from a pipe. */
export const group: Group = {
  title: 'Express, every request is a service fault, and logged',
  base: 'ours, logger: false',
  contenders: CONTENDERS,
}
