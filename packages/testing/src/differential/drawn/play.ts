import type { ServerResponse } from 'node:http'
import { PassThrough, type Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { makeThrown } from '../../contract/any-value/make-thrown.ts'
import type { ExpressRow, KoaRow, Scene } from '../row.ts'
import type { Script, Step } from './script.ts'

/** What a framework offers to a drawn route. */
interface Stage {
  readonly res: ServerResponse
  readonly send: (body: unknown) => unknown
  readonly scene: Pick<Scene<unknown>, 'threw' | 'follow'>
}

/** The route of a script, for Express. */
export function expressRowOf(script: Script): ExpressRow {
  return {
    own: script.own,
    requests: [{ method: script.method }],
    routes: (app, scene) =>
      void app.get('/', (_req, res, next) => {
        const send = (body: unknown) => (isStream(body) ? body.on('error', next).pipe(res) : res.end('text'))
        play(script, { res, send, scene }).catch(next)
      }),
  }
}

/** The route of a script, for Koa. */
export function koaRowOf(script: Script): KoaRow {
  return {
    own: script.own,
    requests: [{ method: script.method }],
    routes: (app, scene) =>
      void app.use((ctx) =>
        play(script, { res: ctx.res, send: (body) => Object.assign(ctx, { body }), scene }),
      ),
  }
}

async function play(script: Script, stage: Stage): Promise<void> {
  for (const step of script.steps) await take(step, stage.res)
  await finish(script, stage)
}

async function take(step: Step, res: ServerResponse): Promise<void> {
  switch (step.do) {
    case 'set a header':
      if (!res.headersSent) res.setHeader(step.name, step.value)
      return
    case 'set the status':
      if (!res.headersSent) res.statusCode = step.status
      return
    case 'write':
      await new Promise((resolve) => res.write('written ', resolve))
      return
    case 'flush the head':
      res.flushHeaders()
      return
    case 'wait a turn':
      await turn()
      return
    default:
      step satisfies never
  }
}

async function finish({ end, thrown }: Script, { send, scene }: Stage): Promise<void> {
  switch (end) {
    case 'throw':
      throw scene.threw(makeThrown(thrown))
    case 'respond':
      return void send('text')
    case 'send a stream':
      return void send(new PassThrough().end('text'))
    case 'send a web stream':
      return void send(new Response('text').body)
    case 'send a stream that fails':
      return void send(failing(scene.threw(makeThrown(thrown)), scene))
    case 'send a stream that fails half-way': {
      const body = failing(scene.threw(makeThrown(thrown)), scene)
      body.push('half')
      return void send(body)
    }
    default:
      end satisfies never
  }
}

function failing(thrown: unknown, scene: Stage['scene']): PassThrough {
  const body = new PassThrough()
  scene.follow(body)
  setTimeout(() => Reflect.apply(body.destroy, body, [thrown]), 10)
  return body
}

function isStream(body: unknown): body is Readable {
  return body instanceof PassThrough
}
