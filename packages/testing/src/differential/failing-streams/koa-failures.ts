import type { Context } from 'koa'
import type { KoaRow, Own, Table } from '../row.ts'
import type { Stream } from '../successes/stream-kinds.ts'
import { BROKEN_STREAMS, FAILING_STREAMS, WEB_STREAMS } from './stream-failures.ts'

type Make = (thrown: Error) => unknown

const MOMENTS: Readonly<Record<string, readonly string[]>> = {
  'before its first byte': [],
  'after its first byte': ['half'],
}

const WAYS: Readonly<Record<string, (ctx: Context, body: unknown) => unknown>> = {
  'as the body': (ctx, body) => Object.assign(ctx, { body }),
  'as the body, the head sent at once': (ctx, body) => {
    Object.assign(ctx, { body })
    ctx.flushHeaders()
  },
}

/** Bodies of Koa that fail with another error. */
export const KOA_STREAM_FAILURES: Table<KoaRow> = Object.fromEntries(
  Object.entries(WAYS).flatMap(([way, send]) => [
    ...Object.entries({ ...FAILING_STREAMS, ...WEB_STREAMS }).flatMap(([kind, make]) =>
      Object.entries(MOMENTS).flatMap(([moment, chunks]) =>
        (['nothing', 'handler'] as const).map((own) => [
          `${kind} ${moment}, ${way}, own: ${own}`,
          sending((thrown) => make(thrown, chunks), { send, own }),
        ]),
      ),
    ),
    ...Object.entries(BROKEN_STREAMS).map(([kind, make]) => [
      `${kind}, ${way}`,
      sending(make, { send, own: 'listener' }),
    ]),
  ]),
)

interface Sending {
  readonly send: (ctx: Context, body: unknown) => unknown
  readonly own: Own
}

function sending(make: Make, { send, own }: Sending): KoaRow {
  return {
    own,
    ...(own === 'handler' && { isHttp1Only: true }),
    routes: (app, { follow, threw }) =>
      void app.use(async (ctx) => {
        const body = await make(threw(new Error('disk')))
        if (isStream(body)) follow(body)
        ctx.type = 'text/css'
        send(ctx, body)
      }),
  }
}

function isStream(body: unknown): body is Stream {
  return typeof Reflect.get(Object(body), 'pipe') === 'function'
}
