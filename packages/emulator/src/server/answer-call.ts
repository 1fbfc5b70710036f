import { expectAccountInOrder } from '../account.ts'
import { readBody } from '../request/body.ts'
import type { VodRequest } from '../request/vod-request.ts'
import type { Reply, RouteContext } from '../routes/route.ts'
import type { Router } from '../routes/router.ts'
import { signerOf } from '../signature.ts'
import { VodFailure } from '../vod-failure.ts'
import type { Answer } from '../wire/answer.ts'
import type { Emulation } from './emulation.ts'

/**
 * Answers one signed call as VOD would, or throws the VodFailure that VOD would answer with. In this order: path,
 * signature, permission, account, client token, and then the call itself.
 */
export async function answerCall(
  request: VodRequest,
  emulation: Emulation,
  findRoute: Router,
): Promise<Answer> {
  const { settings, state } = emulation
  const { route, params } = findRoute(request)
  const signer = signerOf(request, [settings.credentials, settings.readOnlyCredentials])
  const isChange = request.method !== 'GET'
  if (isChange && signer === settings.readOnlyCredentials) throw new VodFailure('AccessDenied')
  expectAccountInOrder(emulation.account, settings.accountId)
  const call = async (request: VodRequest) => answerOf(await route.handle({ request, params, state, signer }))
  return isChange ? once(request, state, call) : call(request)
}

/** A change with a client token happens once: a repeated one gets the answer of the first. */
async function once(
  request: VodRequest,
  { clientTokens }: RouteContext['state'],
  call: (request: VodRequest) => Promise<Answer>,
): Promise<Answer> {
  const token = request.query.get('clientToken')
  if (token === null) return call(request)
  const body = await readBody(request.body)
  const first = clientTokens.recall(token, { ...request, body })
  if (first) return first
  const answer = await call({ ...request, body: [body] })
  clientTokens.remember(token, { ...request, body }, answer)
  return answer
}

function answerOf({ body, headers = {} }: Reply): Answer {
  return { status: 200, headers, body: body === undefined ? '' : JSON.stringify(body) }
}
