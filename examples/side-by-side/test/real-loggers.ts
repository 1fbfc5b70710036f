import { Console } from 'node:console'
import { Writable } from 'node:stream'
import type { Logger, LogLevel } from '@vod-errors/core'
import bunyan from 'bunyan'
import { EggContextLogger, Logger as EggLogger, type LoggerOptions, Transport } from 'egg-logger'
import koaPinoLogger from 'koa-pino-logger'
import pino from 'pino'
import { pinoHttp } from 'pino-http'
import { createLogger, format, transports } from 'winston'

// The Egg context logger is deprecated, and prints a warning unless there is a listener.
process.on('deprecation', () => {})

/** A stream that collects lines. */
export class Sink extends Writable {
  readonly lines: string[] = []
  readonly #prefix: string

  constructor(prefix = '') {
    super()
    this.#prefix = prefix
  }

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    const lines = String(chunk).split('\n').slice(0, -1)
    this.lines.push(...lines.map((line) => this.#prefix + line))
    done()
  }
}

/** A parsed log line. */
interface Line {
  /** The level as the logger writes it. */
  readonly level: unknown
  /** The fields of the record, and those that the logger adds. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** A logger of a real package, and its output. */
export interface RealLogger {
  readonly logger: Logger
  readonly lines: () => readonly string[]
  readonly read: (line: string) => Line
  /** The levels as the logger writes them. */
  readonly levels: Readonly<Record<LogLevel, unknown>>
}

const BUNYAN_LEVELS = { debug: 20, info: 30, warn: 40, error: 50 }
const WORDS = { debug: 'debug', info: 'info', warn: 'warn', error: 'error' }
const CAPITALS = { debug: 'DEBUG', info: 'INFO', warn: 'WARN', error: 'ERROR' }

function readJson(line: string): Line {
  const fields = JSON.parse(line)
  return { level: fields.level, fields }
}

/** A line of text starts with the level and ends with the fields. */
function readText(line: string): Line {
  return { level: line.split(' ', 1)[0], fields: JSON.parse(line.slice(line.indexOf('{'))) }
}

function json(make: (sink: Sink) => Logger, levels: RealLogger['levels']): () => RealLogger {
  return () => {
    const sink = new Sink()
    return { logger: make(sink), lines: () => sink.lines, read: readJson, levels }
  }
}

/** Writes the same text as Egg's own transports. */
class SinkTransport extends Transport {
  readonly #sink: Sink

  constructor(sink: Sink, isJson: boolean) {
    const formatter = (meta?: { level: string; message: string }) => `${meta?.level} ${meta?.message}`
    super({ level: 'DEBUG', ...(isJson ? { json: true } : { formatter }) })
    this.#sink = sink
  }

  override log(...args: Parameters<Transport['log']>): ReturnType<Transport['log']> {
    const text = super.log(...args)
    this.#sink.write(text)
    return text
  }
}

function egg(sink: Sink, isJson: boolean): EggLogger<LoggerOptions> {
  const logger = new EggLogger<LoggerOptions>({})
  logger.set('sink', new SinkTransport(sink, isJson))
  return logger
}

/** Every supported logger, created by its own package. */
export const LOGGERS: Readonly<Record<string, () => RealLogger>> = {
  pino: json((sink) => pino({ level: 'debug' }, sink), BUNYAN_LEVELS),
  'a child of pino': json((sink) => pino({ level: 'debug' }, sink).child({ part: 'vod' }), BUNYAN_LEVELS),
  'pino that redacts and adds': json((sink) => {
    const log = (fields: object) => Object.assign(fields, { app: 'bff' })
    return pino({ redact: ['cookie', 'params.cookie', 'causes[*].cookie'], formatters: { log } }, sink)
  }, BUNYAN_LEVELS),
  'the logger of pino-http': json((sink) => pinoHttp({ level: 'debug' }, sink).logger, BUNYAN_LEVELS),
  'a child of koa-pino-logger': json(
    (sink) => koaPinoLogger({ level: 'debug' }, sink).logger.child({ req: { id: 1 } }),
    BUNYAN_LEVELS,
  ),
  winston: json((stream) => {
    const sink = new transports.Stream({ stream })
    return createLogger({ level: 'debug', format: format.json(), transports: [sink] })
  }, WORDS),
  'a child of winston': json((stream) => {
    const sink = new transports.Stream({ stream })
    return createLogger({ format: format.json(), transports: [sink] }).child({ part: 'vod' })
  }, WORDS),
  'winston with all its formats': json((stream) => {
    const { combine, errors, splat, timestamp } = format
    const formats = combine(errors({ stack: true }), splat(), timestamp(), format.json())
    const sink = new transports.Stream({ stream })
    return createLogger({ format: formats, defaultMeta: { app: 'bff' }, transports: [sink] })
  }, WORDS),
  bunyan: json(
    (stream) => bunyan.createLogger({ name: 'bff', streams: [{ level: 'debug', stream }] }),
    BUNYAN_LEVELS,
  ),
  'a child of bunyan': json(
    (stream) => bunyan.createLogger({ name: 'bff', stream, src: true }).child({ part: 'vod' }),
    BUNYAN_LEVELS,
  ),
  'egg-logger': () => {
    const sink = new Sink()
    return { logger: egg(sink, false), lines: () => sink.lines, read: readText, levels: CAPITALS }
  },
  'egg-logger that writes JSON': () => {
    const sink = new Sink()
    const read = (line: string): Line => {
      const { level, message } = JSON.parse(line)
      return { level, fields: readText(message).fields }
    }
    return { logger: egg(sink, true), lines: () => sink.lines, read, levels: CAPITALS }
  },
  'the logger of an Egg context': () => {
    const sink = new Sink()
    const logger = Reflect.construct(EggContextLogger, [
      { ip: '127.0.0.1', method: 'GET', url: '/' },
      egg(sink, false),
    ])
    return { logger, lines: () => sink.lines, read: readText, levels: CAPITALS }
  },
  console: () => {
    const [stdout, stderr] = [new Sink('stdout '), new Sink('stderr ')]
    const levels = { debug: 'stdout', info: 'stdout', warn: 'stderr', error: 'stderr' }
    const lines = () => [...stdout.lines, ...stderr.lines]
    return { logger: new Console({ stdout, stderr }), lines, read: readText, levels }
  },
}
