import type { ExpressRow, Table } from '../row.ts'
import { driveRaw, driveWebSocket, RAW_REQUESTS } from './drive-raw.ts'

const routes: ExpressRow['routes'] = (app) => void app.all('/', (_req, res) => void res.send('text'))

/** Cases that need their own socket. */
export const EXPRESS_RAW: Table<ExpressRow> = {
  ...Object.fromEntries(
    Object.entries(RAW_REQUESTS).map(([name, request]) => [name, { routes, drive: driveRaw(request) }]),
  ),
  'a WebSocket upgrade': { routes, drive: driveWebSocket },
}
