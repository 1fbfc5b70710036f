import { DEADLY, EXPRESS_DEADLY, KOA_DEADLY } from './deadly.ts'
import { EXPRESS_STREAM_FAILURES } from './failing-streams/express-failures.ts'
import { KOA_STREAM_FAILURES } from './failing-streams/koa-failures.ts'
import { expressRowsOf } from './other-errors/express-rows.ts'
import { koaRowsOf } from './other-errors/koa-rows.ts'
import type { ThrownTable } from './other-errors/thrown-value.ts'
import { OTHER_ERRORS } from './other-errors/values.ts'
import type { ExpressRow, KoaRow, Table } from './row.ts'
import { EXPRESS_BODIES } from './successes/express-bodies.ts'
import { EXPRESS_FILES } from './successes/express-files.ts'
import { EXPRESS_MIDDLEWARE } from './successes/express-middleware.ts'
import { EXPRESS_PROXIES } from './successes/express-proxies.ts'
import { EXPRESS_RAW } from './successes/express-raw.ts'
import { EXPRESS_STREAMS } from './successes/express-streams.ts'
import { KOA_BODIES } from './successes/koa-bodies.ts'
import { KOA_FILES } from './successes/koa-files.ts'
import { KOA_MIDDLEWARE } from './successes/koa-middleware.ts'
import { KOA_PROXIES } from './successes/koa-proxies.ts'
import { KOA_RAW } from './successes/koa-raw.ts'
import { KOA_STREAMS } from './successes/koa-streams.ts'

/** Every case of Express, by table and row. */
export const EXPRESS_TABLES: Readonly<Record<string, Table<ExpressRow>>> = {
  bodies: EXPRESS_BODIES,
  files: EXPRESS_FILES,
  streams: EXPRESS_STREAMS,
  'streams that fail': EXPRESS_STREAM_FAILURES,
  proxies: EXPRESS_PROXIES,
  'other middleware': EXPRESS_MIDDLEWARE,
  'requests by hand': EXPRESS_RAW,
  ...eachOf(expressRowsOf),
  [DEADLY]: EXPRESS_DEADLY,
}

/** Every case of Koa, by table and row. */
export const KOA_TABLES: Readonly<Record<string, Table<KoaRow>>> = {
  bodies: KOA_BODIES,
  files: KOA_FILES,
  streams: KOA_STREAMS,
  'streams that fail': KOA_STREAM_FAILURES,
  proxies: KOA_PROXIES,
  'other middleware': KOA_MIDDLEWARE,
  'requests by hand': KOA_RAW,
  ...eachOf(koaRowsOf),
  [DEADLY]: KOA_DEADLY,
}

function eachOf<Row>(rowsOf: (table: ThrownTable) => Table<Row>): Readonly<Record<string, Table<Row>>> {
  return Object.fromEntries(Object.entries(OTHER_ERRORS).map(([name, table]) => [name, rowsOf(table)]))
}
