import { type KindName, kindOf, mediaIdOf } from '../failure-kinds.ts'
import type { Bff, TestBed } from '../scenarios/test-bed.ts'
import { problemWith, requestIdOf } from './check-response.ts'
import { type BffResponse, requestBff } from './request-bff.ts'

/** A request whose call to VOD fails. */
export interface FailingRequest {
  readonly kind: KindName
  /** The client that the BFF uses for the call. */
  readonly client: 'sdk' | 'fetch'
  /** Unique per request. */
  readonly serial: number
}

/** Sends the request, checks the response and records its id in the ledger. `undefined` if there was no response. */
export async function requestFailingCall(
  { pool }: Bff,
  { kind, client, serial }: FailingRequest,
  { ledger, problems }: Pick<TestBed, 'ledger' | 'problems'>,
): Promise<BffResponse | undefined> {
  const mediaId = mediaIdOf(kind, serial)
  const response = await requestBff(pool, `/${client}/${mediaId}`).catch((error) => {
    problems.add('missing response', `${mediaId}: ${error}`)
    return undefined
  })
  const expected = kindOf(mediaId)
  if (!response || !expected) return undefined
  const problem = problemWith(response, expected)
  if (problem) problems.add('wrong response', `${mediaId}: ${problem}`)
  ledger.recordResponse(mediaId, requestIdOf(response))
  return response
}
