import type { ExpressRow, Own, Table } from '../row.ts'
import type { MakeThrown, ThrownTable } from './thrown-value.ts'

type Ways = Readonly<Record<string, (make: MakeThrown) => ExpressRow>>

/** Ways in which a route of Express fails; each ends the name of a row. */
const WAYS: Ways = {
  thrown: (make) => thrown(make, 'nothing'),
  'thrown at an own handler': (make) => thrown(make, 'handler'),
}

const MORE_WAYS: Ways = {
  rejected: rejected,
  'after the first byte': afterFirstByte,
}

/** A row for each value and each way in which a route fails with it. */
export function expressRowsOf({ values, isEveryWay }: ThrownTable): Table<ExpressRow> {
  const ways = isEveryWay ? { ...WAYS, ...MORE_WAYS } : WAYS
  const rows = Object.entries(values).flatMap(([name, make]) =>
    Object.entries(ways).map(([way, row]) => [`${name}, ${way}`, row(make)]),
  )
  return Object.fromEntries(rows)
}

function thrown(make: MakeThrown, own: Own): ExpressRow {
  return {
    own,
    async routes(app, scene) {
      const value = await make(scene)
      app.get('/', (_req, res) => {
        res.set('x-of-the-route', 'a')
        throw scene.threw(value)
      })
    },
  }
}

/** In Express 4, a team forwards rejections by itself. */
function rejected(make: MakeThrown): ExpressRow {
  return {
    own: 'handler',
    async routes(app, scene) {
      app.get('/', (_req, _res, next) => {
        const run = async () => {
          throw scene.threw(await make(scene))
        }
        run().catch(next)
      })
    },
  }
}

function afterFirstByte(make: MakeThrown): ExpressRow {
  return {
    async routes(app, scene) {
      const value = await make(scene)
      app.get('/', (_req, res, next) => {
        res.write('half', () => next(scene.threw(value)))
      })
    },
  }
}
