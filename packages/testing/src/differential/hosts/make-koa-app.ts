import type { RequestListener } from 'node:http'
import type Koa from 'koa'
import type { Middleware } from 'koa'
import type { KoaRow, Scene } from '../row.ts'
import type { Witness } from '../witness.ts'

/** What is used beside a row's middleware. */
interface Around {
  readonly handler: Middleware | undefined
  readonly witness: Witness
}

/** A Koa app with the middleware of a row below the handler, if there is one. */
export async function makeKoaApp(
  row: KoaRow,
  scene: Scene<typeof Koa>,
  { handler, witness }: Around,
): Promise<RequestListener> {
  const app = new scene.framework()
  watchEvents(app, witness)
  if (row.own === 'listener') app.on('error', () => witness.note("the app's own listener"))
  if (row.own === 'handler') app.use(respondTeapot(witness))
  if (handler) app.use(handler)
  app.use(pass(witness))
  await row.routes(app, scene)
  return app.callback()
}

/** Sees every event without being a listener of it: Koa prints errors only where it has none. */
function watchEvents(app: Koa, witness: Witness): void {
  const emit = app.emit.bind(app)
  app.emit = (event, ...args) => {
    witness.saw(`event '${String(event)}' with ${args.length} arguments`, args[0])
    return emit(event, ...args)
  }
}

function pass(witness: Witness): Middleware {
  return async (_ctx, next) => {
    try {
      await next()
    } catch (thrown) {
      witness.saw('thrown by the middleware', thrown)
      throw thrown
    }
  }
}

function respondTeapot(witness: Witness): Middleware {
  return async (ctx, next) => {
    try {
      await next()
    } catch (thrown) {
      witness.saw("the app's own handler", thrown)
      ctx.status = 418
      ctx.body = 'teapot'
    }
  }
}
