import type { KoaRow, Own, Table } from '../row.ts'
import type { MakeThrown, ThrownTable } from './thrown-value.ts'

type Ways = Readonly<Record<string, (make: MakeThrown) => KoaRow>>

/** Ways in which a middleware of Koa fails; each ends the name of a row. */
const WAYS: Ways = {
  thrown: (make) => thrown(make, 'nothing'),
  'thrown at an own handler': (make) => ({ ...thrown(make, 'handler'), isHttp1Only: true }),
}

const MORE_WAYS: Ways = {
  'thrown at an own listener': (make) => ({ ...thrown(make, 'listener'), isHttp1Only: true }),
  'after the first byte': (make) => ({ ...afterFirstByte(make), isHttp1Only: true }),
}

/** A row for each value and each way in which a middleware fails with it. */
export function koaRowsOf({ values, isEveryWay, isHttp1Only }: ThrownTable): Table<KoaRow> {
  const ways = isEveryWay ? { ...WAYS, ...MORE_WAYS } : WAYS
  const rows = Object.entries(values).flatMap(([name, make]) =>
    Object.entries(ways).map(([way, row]) => [
      `${name}, ${way}`,
      { ...row(make), ...(isHttp1Only && { isHttp1Only }) },
    ]),
  )
  return Object.fromEntries(rows)
}

function thrown(make: MakeThrown, own: Own): KoaRow {
  return {
    own,
    async routes(app, scene) {
      const value = await make(scene)
      app.use(async (ctx) => {
        ctx.set('x-of-the-route', 'a')
        throw scene.threw(value)
      })
    },
  }
}

function afterFirstByte(make: MakeThrown): KoaRow {
  return {
    async routes(app, scene) {
      const value = await make(scene)
      app.use(async (ctx) => {
        ctx.status = 200
        await new Promise((resolve) => ctx.res.write('half', resolve))
        throw scene.threw(value)
      })
    },
  }
}
