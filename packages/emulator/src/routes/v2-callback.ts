import { jsonBody, optionalText } from '../request/json-body.ts'
import { VodFailure } from '../vod-failure.ts'
import type { Reply, Route, RouteContext } from './route.ts'

/** Where VOD reports events to. The emulator keeps the settings and sends nothing. */
export const V2_CALLBACK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v2/callback', handle: getCallback },
  { method: 'PUT', path: '/v2/callback', handle: updateCallback },
]

function getCallback({ state }: RouteContext): Reply {
  return { body: state.callback }
}

function updateCallback({ request, state }: RouteContext): Reply {
  const changes = jsonBody(request.body)
  const url = optionalText(changes, 'callbackUrl')
  if (url !== undefined && !/^https?:\/\/./i.test(url)) throw new VodFailure('UrlNotAllowed', { url })
  state.callback = { ...state.callback, ...changes }
  return {}
}
