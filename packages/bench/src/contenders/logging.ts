import { vodErrorHandler } from '@vod-errors/express'
import type { ErrorRequestHandler, Request } from 'express'
import pino from 'pino'
import { type Group, same } from './contender.ts'
import { failingExpress } from './express.ts'
import { type HandWrittenResponse, type Rejection, writeHandWritten } from './hand-written.ts'
import { internalError } from './rejection.ts'

/** Buffers lines up to 4 KiB and writes them asynchronously. */
const asyncPino = () => pino({ base: null }, pino.destination({ dest: 1, sync: false, minLength: 4096 }))

/** The fields that ours logs, as a team would write them. */
function fieldsOf({ status, body }: HandWrittenResponse, thrown: Rejection, req: Request) {
  return {
    requestId: body.requestId,
    code: body.code,
    upstreamCode: thrown.code,
    status,
    upstreamStatus: thrown.status_code,
    fault: 'service',
    retryable: true,
    method: req.method,
    route: req.route.path,
    path: req.path,
    params: {},
    vendorMessage: thrown.message,
    causes: [],
  }
}

type Write = (response: HandWrittenResponse, thrown: Rejection, req: Request) => void

function handWritten(write: Write): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    const response = writeHandWritten(res, thrown)
    if (response) write(response, thrown, req)
    else next(thrown)
  }
}

/** The line that ours prints by default. */
const printLine: Write = (
  { status, body: { code, requestId } },
  { status_code, message },
  { method, path },
) => {
  console.error(
    `[vod-errors] service fault ${code}, VOD ${status_code} → ${status}, requestId=${requestId}, ${method} ${path}: ${message}`,
  )
}

/** A handler that logs the same fields through pino. */
export function handWrittenPino(logger: pino.Logger): ErrorRequestHandler {
  return handWritten((response, thrown, req) => {
    const { code } = response.body
    logger.error(fieldsOf(response, thrown, req), `VOD error ${code}, responded ${response.status}`)
  })
}

const HAND_WRITTEN = 'hand-written, the same line'
const failing = (handler: ErrorRequestHandler) => failingExpress(handler, internalError)

/** A logged storm, with pino on both sides: every request is a service fault. The lines are read from a pipe. */
export const pinoGroup: Group = {
  title: 'Express, every request fails, and is logged by pino',
  contenders: [
    same(HAND_WRITTEN, 500, () => failing(handWrittenPino(asyncPino()))),
    same('ours', 500, () => failing(vodErrorHandler({ logger: asyncPino() }))),
  ],
}

/** The same with the line that is printed by default. */
export const lineGroup: Group = {
  title: 'Express, every request fails, and is logged to stderr',
  contenders: [
    same(HAND_WRITTEN, 500, () => failing(handWritten(printLine))),
    same('ours', 500, () => failing(vodErrorHandler())),
  ],
}
