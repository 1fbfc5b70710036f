import { VodError, type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/express'
import express from 'express'
import { ask } from '../ask.ts'

/** Errors of VOD, by code. */
const ERRORS: Readonly<Record<string, VodError>> = {
  MediaNotFound: new VodError({ upstreamCode: 'MediaNotFound', message: 'Media not found with mda-1' }),
  MediaBanned: new VodError({ upstreamCode: 'MediaBanned' }),
  RequestConflict: new VodError({ upstreamCode: 'RequestConflict', retryAfter: 1 }),
  constructor: new VodError({ upstreamCode: 'constructor', upstreamStatus: 400 }),
}

/** What a browser reads in a language, for each code: `en MediaNotFound: We have no video mda-1.` */
export async function respondIn(
  locale: string,
  codes: readonly string[],
  options: VodErrorHandlerOptions,
): Promise<string> {
  const app = express()
  app.get('/:code', ({ params }) => {
    throw ERRORS[params.code]
  })
  app.use(vodErrorHandler({ ...options, logger: false }))
  const lines: string[] = []
  for (const code of codes) {
    const { text } = await ask(app, `/${code}`, { 'accept-language': locale })
    lines.push(`${locale} ${code}: ${JSON.parse(text).message}\n`)
  }
  return lines.join('')
}
