import type { Readable } from 'node:stream'
import { StreamableFile } from '@nestjs/common'
import type { ErrorRequestHandler, Response } from 'express'

/** A response body that comes from VOD. Call it with `@Res({ passthrough: true }) res` and with `vodErrorHandler({ logger })`. */
export function vodFile(stream: Readable, res: Response, handler: ErrorRequestHandler): StreamableFile {
  return new StreamableFile(stream).setErrorHandler((error) =>
    handler(error, res.req, res, () => res.destroy()),
  )
}
