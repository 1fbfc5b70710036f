import { expectAccountInOrder } from '../account.ts'
import { ApiError } from '../api-error.ts'
import { readBody } from '../request/body.ts'
import type { VodRequest } from '../request/vod-request.ts'
import type { RouteResult } from '../routes/route.ts'
import type { Router } from '../routes/router.ts'
import { signerOf } from '../signature.ts'
import type { ClientTokens } from '../state/client-tokens.ts'
import type { WireResponse } from '../wire/wire-response.ts'
import type { Emulation } from './emulation.ts'

/**
 * Handles one signed call. Throws the ApiError that VOD would respond with. Checks path, signature, permission, account
 * and client token, in this order, before the call itself. The body is not read until the first four have passed.
 */
export async function handleCall(
  request: VodRequest,
  emulation: Emulation,
  findRoute: Router,
): Promise<WireResponse> {
  const { settings, state } = emulation
  const { route, params } = findRoute(request)
  const signer = signerOf(request, [settings.credentials, settings.readOnlyCredentials])
  const isChange = request.method !== 'GET'
  if (isChange && signer === settings.readOnlyCredentials) throw new ApiError('AccessDenied')
  expectAccountInOrder(emulation.account, settings.accountId)
  const call = async (request: VodRequest) =>
    toWireResponse(await route.handle({ request, params, state, signer }))
  return isChange ? callOnce(request, state.clientTokens, call) : call(request)
}

/** Makes a change with a client token only once: a repeated call gets the first response again. */
async function callOnce(
  request: VodRequest,
  clientTokens: ClientTokens,
  call: (request: VodRequest) => Promise<WireResponse>,
): Promise<WireResponse> {
  const token = request.query.get('clientToken')
  if (token === null) return call(request)
  const body = await readBody(request.body)
  const first = clientTokens.recall(token, { ...request, body })
  if (first) return first
  const response = await call({ ...request, body: [body] })
  clientTokens.remember(token, { ...request, body }, response)
  return response
}

function toWireResponse({ body, headers = {} }: RouteResult): WireResponse {
  return { status: 200, headers, body: body === undefined ? '' : JSON.stringify(body) }
}
