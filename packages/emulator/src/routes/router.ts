import FindMyWay from 'find-my-way'
import { ApiError } from '../api-error.ts'
import type { VodRequest } from '../request/vod-request.ts'
import type { Route, RouteContext } from './route.ts'

/** A row of the table, and the parameters from the path. */
interface FoundRoute {
  readonly route: Route
  readonly params: RouteContext['params']
}

/** Finds the route of a request. Throws InvalidVersion for `/v9/…` and InvalidURI for any other unknown route. */
export type Router = (request: Pick<VodRequest, 'method' | 'path' | 'query'>) => FoundRoute

const METHODS = ['GET', 'PUT', 'POST', 'DELETE'] as const

/** Creates a router. Of several rows with the same method and path, the first whose action is in the query wins. */
export function createRouter(routes: readonly Route[]): Router {
  const tree = FindMyWay({ maxParamLength: 2048 })
  for (const [index, { method, path }] of routes.entries()) {
    const rows = routes.filter((row) => row.method === method && row.path === path)
    if (rows[0] === routes[index]) tree.on(method, path, () => undefined, rows)
  }

  return function findRoute({ method, path, query }) {
    const verb = METHODS.find((each) => each === method)
    const found = verb ? tree.find(verb, path) : null
    const rows: readonly Route[] = found?.store ?? []
    const route = rows.find(({ action }) => action === undefined || query.has(action))
    if (route && found && !Object.values(found.params).includes('')) return { route, params: found.params }
    throw new ApiError(hasUnknownVersion(path) ? 'InvalidVersion' : 'InvalidURI')
  }
}

function hasUnknownVersion(path: string): boolean {
  return /^\/v(?![12]\/)\d+(\/|$)/.test(path)
}
