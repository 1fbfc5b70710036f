import { ApiError } from '../api-error.ts'
import { jsonBody, optionalText } from '../request/json-body.ts'
import type { Route, RouteContext, RouteResult } from './route.ts'

/** A change merges into the current settings, so they could grow with every change. */
const MAX_CHARACTERS = 65_536

/** The callback settings for events. The emulator stores them but sends no events. */
export const V2_CALLBACK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v2/callback', handle: getCallback },
  { method: 'PUT', path: '/v2/callback', handle: updateCallback },
]

function getCallback({ state }: RouteContext): RouteResult {
  return { body: state.callback }
}

async function updateCallback({ request, state }: RouteContext): Promise<RouteResult> {
  const changes = await jsonBody(request.body)
  const url = optionalText(changes, 'callbackUrl')
  if (url !== undefined && !/^https?:\/\/./i.test(url)) throw new ApiError('UrlNotAllowed', { url })
  const callback = { ...state.callback, ...changes }
  if (JSON.stringify(callback).length > MAX_CHARACTERS) {
    const detail = `the callback settings are larger than ${MAX_CHARACTERS} characters`
    throw new ApiError('InvalidRequest', { detail })
  }
  state.callback = callback
  return {}
}
