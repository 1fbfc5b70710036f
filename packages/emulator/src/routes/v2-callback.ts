import { jsonBody, optionalText } from '../request/json-body.ts'
import { VodFailure } from '../vod-failure.ts'
import type { Reply, Route, RouteContext } from './route.ts'

/** Settings are changed in part, so each change could add to them. */
const MAX_CHARACTERS = 65_536

/** Where VOD reports events to. The emulator keeps the settings and sends nothing. */
export const V2_CALLBACK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v2/callback', handle: getCallback },
  { method: 'PUT', path: '/v2/callback', handle: updateCallback },
]

function getCallback({ state }: RouteContext): Reply {
  return { body: state.callback }
}

async function updateCallback({ request, state }: RouteContext): Promise<Reply> {
  const changes = await jsonBody(request.body)
  const url = optionalText(changes, 'callbackUrl')
  if (url !== undefined && !/^https?:\/\/./i.test(url)) throw new VodFailure('UrlNotAllowed', { url })
  const callback = { ...state.callback, ...changes }
  if (JSON.stringify(callback).length > MAX_CHARACTERS) {
    const detail = `the callback settings are larger than ${MAX_CHARACTERS} characters`
    throw new VodFailure('InvalidRequest', { detail })
  }
  state.callback = callback
  return {}
}
