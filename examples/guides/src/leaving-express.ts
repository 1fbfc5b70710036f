import { throwIfNotOk, vodCall } from '@vod-errors/express'
import type { Request, Response } from 'express'

/** A route that passes an upload on, and stops when the browser leaves. */
export async function passOn(req: Request, res: Response): Promise<void> {
  const left = new AbortController()
  res.once('close', () => left.abort())
  await vodCall(
    async ({ signal }) =>
      throwIfNotOk(await fetch(uploadUrlOf(req), { method: 'PUT', body: req, duplex: 'half', signal })),
    { signal: left.signal, timeout: 60_000, operation: 'passOn' },
  )
  res.sendStatus(204)
}

/** Where VOD takes the upload. A real BFF asks VOD for the URL. */
function uploadUrlOf({ app }: Request): string {
  return String(app.get('uploadUrl'))
}
