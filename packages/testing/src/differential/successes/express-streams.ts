import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, pipeline, Readable, Writable } from 'node:stream'
import { pipeline as pipelinePromise } from 'node:stream/promises'
import type { ExpressRow, Table } from '../row.ts'
import { type Source, STREAM_KINDS, type Stream } from './stream-kinds.ts'

const EVENTS: readonly string[] = ['one', 'two', 'end']

/** Streams that go well: every kind by `pipe`, and what a slow or empty one may do. */
export const EXPRESS_STREAMS: Table<ExpressRow> = {
  ...Object.fromEntries(Object.entries(STREAM_KINDS).map(([name, make]) => [name, piping(make)])),
  'pipeline with a callback': {
    routes: (app, { files, note }) =>
      void app.get('/', (_req, res) => {
        const source = createReadStream(join(files, 'clip.txt'))
        pipeline(source, res, (error) => note(`the pipeline ended with ${error}`))
      }),
  },
  'pipeline with a promise': {
    routes: (app) => void app.get('/', (_req, res) => pipelinePromise(Readable.from(['one', 'two']), res)),
  },
  'a web stream by pipeTo': {
    routes: (app) =>
      void app.get('/', async (_req, res) => {
        await new Response('a body of fetch').body?.pipeTo(Writable.toWeb(res))
      }),
  },
  'HEAD on a stream without a byte': { ...eventStream(), requests: [{ method: 'HEAD', opens: EVENTS }] },
  'server-sent events': { ...eventStream(), requests: [{ opens: EVENTS }] },
  'server-sent events that the client leaves': {
    ...eventStream(),
    requests: [{ opens: ['one'], leaves: true }],
  },
  'a slow source whose head is sent at once': {
    routes: (app, { gate }) =>
      void app.get('/', (_req, res) => {
        const source = new PassThrough()
        source.pipe(res)
        res.flushHeaders()
        gate('source').then(() => source.end('late'))
      }),
    requests: [{ opens: ['source'] }],
  },
  'a source that waits for its first byte': {
    routes: (app, { gate }) =>
      void app.get('/', (_req, res) => {
        const source = new PassThrough()
        source.pipe(res)
        gate('source').then(() => source.end('late'))
      }),
    requests: [{ opens: ['source'] }],
  },
}

function piping(make: (source: Source) => Promise<Stream> | Stream): ExpressRow {
  return {
    routes: (app, scene) =>
      void app.get('/', async (_req, res) => {
        const source = await make(scene)
        scene.follow(source)
        source.pipe(res)
      }),
  }
}

function eventStream(): ExpressRow {
  return {
    routes: (app, { gate }) =>
      void app.get('/', async (_req, res) => {
        res.set('content-type', 'text/event-stream').flushHeaders()
        for (const event of EVENTS) {
          await gate(event)
          if (event !== 'end') res.write(`data: ${event}\n\n`)
        }
        res.end()
      }),
  }
}
