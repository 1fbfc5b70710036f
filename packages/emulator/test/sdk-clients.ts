import { BceBaseClient, type SdkResponse, VodClient } from '@baiducloud/sdk'
import type { Credentials, VodEmulator } from '../src/index.ts'

/** A call of API v2 with a JSON body, through the SDK. */
export type CallV2 = (method: string, path: string, body?: unknown) => Promise<SdkResponse>

/** Both clients of the real SDK, for one emulator. */
export interface SdkClients {
  readonly v1: VodClient
  readonly v2: BceBaseClient
  readonly call: CallV2
}

/** Creates the clients, with full access by default. */
export function sdkClients(vod: VodEmulator, credentials: Credentials = vod.credentials): SdkClients {
  const config = { endpoint: vod.endpoint, credentials }
  const v2 = new BceBaseClient(config, 'vod', true)
  return {
    v1: new VodClient(config),
    v2,
    call: async (method, path, body) =>
      await v2.sendRequest(method, path, body === undefined ? {} : { body: JSON.stringify(body) }),
  }
}

/** What the SDK rejects with for a VOD error. */
export interface SdkRejection {
  readonly status_code: number
  readonly code: string
  readonly message: string
  readonly request_id: string
}

/** Returns the rejection of a call that must fail; throws if it succeeds. */
export async function rejectionOf(call: PromiseLike<unknown>): Promise<SdkRejection> {
  const outcome = await call.then(
    (response) => ({ response }),
    (rejection: SdkRejection) => ({ rejection }),
  )
  if ('rejection' in outcome) return outcome.rejection
  throw new Error(`The call succeeded: ${JSON.stringify(outcome.response)}`)
}

/** Undoes the SDK's correction of its signing clock after an error. */
export function resetSigningClock(): void {
  BceBaseClient.prototype.timeOffset = 0
}
