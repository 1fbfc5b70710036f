import { VodClient } from '@baiducloud/sdk'
import { context, ROOT_CONTEXT, SpanKind, type TracerProvider, trace } from '@opentelemetry/api'
import { wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, type VodEmulator } from '@vod-errors/emulator'
import { vodErrorHandler } from '@vod-errors/express'
import { close, listen, urlOf } from '@vod-errors/testing'
import express, { type RequestHandler } from 'express'

/** A BFF that uses the real SDK, in front of an emulated VOD. */
export interface Bff {
  readonly vod: VodEmulator
  /** Requests a media as a browser does. */
  readonly getMedia: (mediaId: string) => Promise<Response>
  readonly stop: () => Promise<void>
}

export async function startBff(tracerProvider: TracerProvider): Promise<Bff> {
  const vod = createVodEmulator()
  await vod.start()
  const client = wrapVodClient(new VodClient({ endpoint: vod.endpoint, credentials: vod.credentials }))
  const app = express()
    .use(traceRequests(tracerProvider))
    .get('/media/:mediaId', async (req, res) => {
      res.json((await client.getMediaResource(req.params.mediaId)).body)
    })
    .use(vodErrorHandler({ logger: false }))
  const server = await listen(app)
  return {
    vod,
    getMedia: (mediaId) => fetch(urlOf(server, `/media/${mediaId}?token=canary-query`)),
    async stop() {
      await close(server)
      await vod.stop()
    },
  }
}

/** Like OpenTelemetry's HTTP instrumentation: starts a server span for each request and makes it active. */
function traceRequests(tracerProvider: TracerProvider): RequestHandler {
  const tracer = tracerProvider.getTracer('http')
  return (req, res, next) => {
    const span = tracer.startSpan(req.method, { kind: SpanKind.SERVER }, ROOT_CONTEXT)
    res.once('finish', () => span.end())
    context.with(trace.setSpan(ROOT_CONTEXT, span), next)
  }
}
