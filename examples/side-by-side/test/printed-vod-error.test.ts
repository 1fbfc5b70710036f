import { inspect } from 'node:util'
import { readVodError, type VodError } from '@vod-errors/core'
import bunyan from 'bunyan'
import pino from 'pino'
import { createLogger, format, transports } from 'winston'
import { LOGGERS, Sink } from './real-loggers.ts'
import { leakedPlaces, THROWN } from './secrets.ts'

const writtenBy = (log: (sink: Sink) => void): string => {
  const sink = new Sink()
  log(sink)
  return sink.lines.join('\n')
}
const bunyanTo = (stream: Sink) => bunyan.createLogger({ name: 'bff', stream })
const winstonTo = (stream: Sink) =>
  createLogger({
    format: format.combine(format.errors({ stack: true }), format.json()),
    transports: [new transports.Stream({ stream })],
  })

/** Ways in which an app may print a VodError. */
const PRINTERS: Readonly<Record<string, (error: VodError) => string>> = {
  JSON: (error) => JSON.stringify({ error }),
  'util.inspect': (error) => inspect(error, { depth: 10 }),
  'util.inspect, inside something': (error) => inspect([{ error }], { depth: 10, compact: false }),
  text: (error) => `${error}, ${error.message}, ${error.stack}`,
  'a copy of its properties': (error) => JSON.stringify({ ...error }),
  bunyan: (error) => writtenBy((sink) => bunyanTo(sink).error({ err: error })),
  winston: (error) => writtenBy((sink) => winstonTo(sink).error(error)),
  'winston, in its fields': (error) => writtenBy((sink) => winstonTo(sink).error('failed', { error })),
  pino: (error) => writtenBy((sink) => pino(sink).error(error)),
  'pino, in its fields': (error) => writtenBy((sink) => pino(sink).error({ err: error })),
  'egg-logger': (error) => {
    const real = LOGGERS['egg-logger']?.()
    real?.logger.error(error)
    return real?.lines().join('\n') ?? ''
  },
}

/** These print all properties of a cause, so they get the error without its cause. */
const PRINT_CAUSE: readonly string[] = ['pino', 'pino, in its fields', 'egg-logger']

describe.each(Object.entries(PRINTERS))('a VodError printed by %s', (printer, print) => {
  for (const [name, makeThrown] of Object.entries(THROWN).filter(([name]) => !name.startsWith('another'))) {
    test(`contains no secret of ${name}`, async () => {
      const error = await readVodError(makeThrown())
      if (!error) throw new Error('Expected a VOD error')
      const text = print(PRINT_CAUSE.includes(printer) ? error.withoutCause() : error)
      expect(text).toContain(error.code)
      expect(leakedPlaces(text)).toEqual([])
    })
  }
})
