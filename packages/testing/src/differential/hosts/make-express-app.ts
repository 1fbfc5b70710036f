import type { RequestListener } from 'node:http'
import type { ErrorRequestHandler, default as express } from 'express'
import type { ExpressRow, Scene } from '../row.ts'
import type { Witness } from '../witness.ts'

/** What is mounted beside a row's routes. */
interface Around {
  readonly handler: ErrorRequestHandler | undefined
  readonly witness: Witness
}

/** An Express app with the routes of a row and, after them, the handler if there is one. */
export async function makeExpressApp(
  row: ExpressRow,
  scene: Scene<typeof express>,
  { handler, witness }: Around,
): Promise<RequestListener> {
  const app = scene.framework()
  await row.routes(app, scene)
  app.use(pass(witness))
  if (handler) app.use(handler)
  if (row.own === 'handler') app.use(respondTeapot(witness))
  return app
}

function pass(witness: Witness): ErrorRequestHandler {
  return (thrown, _req, _res, next) => {
    witness.saw('thrown by the route', thrown)
    next(thrown)
  }
}

/** As Express's guide says: what has begun is left to Express. */
function respondTeapot(witness: Witness): ErrorRequestHandler {
  return (thrown, _req, res, next) => {
    witness.saw("the app's own handler", thrown)
    if (res.headersSent) next(thrown)
    else res.status(418).send('teapot')
  }
}
