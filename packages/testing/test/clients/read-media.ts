import type { VodCallContext } from '@vod-errors/core'

/** Where VOD is. */
export interface Target {
  readonly endpoint: string
  readonly credentials: { readonly ak: string; readonly sk: string }
}

/** Reads a media with one client, without its own retries, and throws its error as it is. */
export type ReadMedia = (target: Target, context: VodCallContext) => PromiseLike<unknown>

/** The URL of the media. */
export const urlOf = ({ endpoint }: Target) => `${endpoint}/v2/medias/mda-1`

/** What apps do that only check the status. */
export function throwBad(response: object): never {
  throw response
}
