import { pipeline } from 'node:stream'
import type { Response } from 'express'
import type { ExpressRow, Own, Table } from '../row.ts'
import type { Stream } from '../successes/stream-kinds.ts'
import { BROKEN_STREAMS, FAILING_STREAMS } from './stream-failures.ts'

const UNHEARD = 'piped, with nobody listening'

/** Ways to send a stream; `fail` is Express's `next`. */
const WAYS: Readonly<
  Record<string, (source: Stream, res: Response, fail: (thrown: unknown) => void) => unknown>
> = {
  'piped, with its errors passed on': (source, res, fail) => source.on('error', fail).pipe(res),
  [UNHEARD]: (source, res) => source.pipe(res),
  'in a pipeline': (source, res, fail) => pipeline(source, res, (error) => error && fail(error)),
}

const MOMENTS: Readonly<Record<string, readonly string[]>> = {
  'before its first byte': [],
  'after its first byte': ['half'],
}

/** Streams that fail with another error, in a route of Express. */
export const EXPRESS_STREAM_FAILURES: Table<ExpressRow> = Object.fromEntries(
  Object.entries(WAYS).flatMap(([way, send]) => [
    ...Object.entries(FAILING_STREAMS).flatMap(([kind, make]) =>
      Object.entries(MOMENTS).flatMap(([moment, chunks]) =>
        ownOf(way).map((own) => [
          `${kind} ${moment}, ${way}, own: ${own}`,
          sending((thrown) => make(thrown, chunks), { send, own }),
        ]),
      ),
    ),
    ...Object.entries(BROKEN_STREAMS).map(([kind, make]) => [
      `${kind}, ${way}`,
      sending(make, { send, own: 'handler' }),
    ]),
  ]),
)

/** Where nobody listens, nobody hears of it either. */
function ownOf(way: string): readonly Own[] {
  return way === UNHEARD ? ['nothing'] : ['nothing', 'handler']
}

interface Sending {
  readonly send: (source: Stream, res: Response, fail: (thrown: unknown) => void) => unknown
  readonly own: Own
}

function sending(make: (thrown: Error) => Stream | Promise<Stream>, { send, own }: Sending): ExpressRow {
  return {
    own,
    routes: (app, { follow, threw }) =>
      void app.get('/', async (_req, res, next) => {
        const source = await make(threw(new Error('disk')))
        follow(source)
        res.type('text/css')
        send(source, res, next)
      }),
  }
}
