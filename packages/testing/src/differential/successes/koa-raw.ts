import type { KoaRow, Table } from '../row.ts'
import { driveRaw, driveWebSocket, RAW_REQUESTS } from './drive-raw.ts'

const isHttp1Only = true
const routes: KoaRow['routes'] = (app) =>
  void app.use((ctx) => {
    ctx.body = 'text'
  })

/** Cases that need their own socket. */
export const KOA_RAW: Table<KoaRow> = {
  ...Object.fromEntries(
    Object.entries(RAW_REQUESTS).map(([name, request]) => [
      name,
      { routes, drive: driveRaw(request), isHttp1Only },
    ]),
  ),
  'a WebSocket upgrade': { routes, drive: driveWebSocket, isHttp1Only },
}
