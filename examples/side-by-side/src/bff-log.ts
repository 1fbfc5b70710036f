import pino, { type Logger } from 'pino'
import { type Color, cut, type Terminal, WIDTH, wrap } from './terminal.ts'

/** One line of the log of a BFF. The fields of a VOD error are missing in a warning. */
export interface LogLine {
  readonly bff: string
  readonly level: string
  readonly msg: string
  readonly code?: string
  readonly status?: number
  readonly upstreamStatus?: number
  readonly requestId?: string
  readonly method?: string
  readonly path?: string
}

/** The log of both BFFs. */
export interface BffLog {
  readonly logger: Logger
  /** The lines since the last call. */
  readonly take: () => readonly LogLine[]
  /** From now on, prints each line in short, unless the log is printed as JSON. */
  readonly follow: () => void
}

/** Opens the log. `verbose` prints it as JSON on stderr. */
export function openBffLog(terminal: Terminal, { verbose }: { readonly verbose: boolean }): BffLog {
  const waiting: LogLine[] = []
  let isFollowed = false
  function write(json: string): void {
    if (verbose) terminal.warn(json.trimEnd())
    const line: LogLine = JSON.parse(json)
    if (!isFollowed) waiting.push(line)
    else if (!verbose) terminal.print(shortLine(line, terminal))
  }
  const formatters = { level: (level: string) => ({ level }) }
  return {
    logger: pino({ formatters }, { write }),
    take: () => waiting.splice(0),
    follow() {
      isFollowed = true
    },
  }
}

export const LEVEL_COLORS: Readonly<Record<string, Color>> = { info: 'cyan', warn: 'yellow', error: 'red' }

/** Level, BFF, status of VOD → status of the BFF, code, start of the requestId, request. Warnings can take several lines. */
export function shortLine(line: LogLine, { paint }: Pick<Terminal, 'paint'>): string {
  const { level, bff, msg, code, status, upstreamStatus = '  –', requestId = '', method, path } = line
  const start = `${level.padEnd(5)}  ${bff.padEnd(7)}  `
  const statuses = `${upstreamStatus} → ${status}`
  const rest =
    code === undefined
      ? wrap(msg, ' '.repeat(start.length)).trimStart()
      : cut(`${statuses}  ${code}  ${requestId.slice(0, 8)}  ${method} ${path}`, WIDTH - start.length)
  return paint(LEVEL_COLORS[level] ?? 'dim', start) + rest
}
