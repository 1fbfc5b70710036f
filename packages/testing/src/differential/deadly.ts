import type { ExpressRow, KoaRow, Table } from './row.ts'

/** The name of the tables below: their cases run in processes that nobody saves. */
export const DEADLY = 'what ends the process'

const illegal = () => Object.assign(new Error('illegal'), { status: 400, headers: { 'x-broken': 'a\r\nb' } })

/** What ends a process of Express, and what looks as if it would. */
export const EXPRESS_DEADLY: Table<ExpressRow> = {
  'an async route that rejects, not passed on': {
    routes: (app, { threw }) =>
      void app.get('/', async () => {
        throw threw(new Error('not passed on'))
      }),
  },
  'headers that node refuses, in the process': {
    routes: (app) =>
      void app.get('/', () => {
        throw illegal()
      }),
  },
}

/** What ends a process of Koa, and what looks as if it would. */
export const KOA_DEADLY: Table<KoaRow> = {
  'headers that node refuses, in the process': {
    isHttp1Only: true,
    routes: (app) =>
      void app.use(() => {
        throw illegal()
      }),
  },
  'a frozen error, in the process': {
    isHttp1Only: true,
    routes: (app) =>
      void app.use(() => {
        throw Object.freeze(new Error('frozen'))
      }),
  },
}
