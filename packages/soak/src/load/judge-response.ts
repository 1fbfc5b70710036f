import { SEED } from '@vod-errors/emulator'
import { type FailureKind, kindOf } from '../failure-kinds.ts'
import { problemWith } from './check-response.ts'
import type { BffResponse } from './request-bff.ts'

/** `VOD`: the BFF passed on VOD's response, success or error. `down`: the BFF reports that VOD could not be reached. */
export type Verdict = 'VOD' | 'down' | 'wrong'

/** What a BFF may report while VOD is down: unreachable, too slow, or cut off before or during the response. */
const DOWN: readonly Omit<FailureKind, 'fault'>[] = [
  { code: 'UpstreamUnreachable', hasVodId: false },
  { code: 'UpstreamTimeout', hasVodId: false },
  { code: 'UpstreamUnreachable', hasVodId: true },
  { code: 'UpstreamInvalidResponse', hasVodId: true },
]

/** Classifies a response during a restart of VOD. */
export function judgeResponse(mediaId: string, response: BffResponse): Verdict {
  const kind = kindOf(mediaId)
  const isFromVod = kind ? problemWith(response, kind) === undefined : isPublishedMedia(response)
  if (isFromVod) return 'VOD'
  return DOWN.some((each) => problemWith(response, each) === undefined) ? 'down' : 'wrong'
}

function isPublishedMedia({ status, text }: BffResponse): boolean {
  return status === 200 && text.includes(`"${SEED.media.published}"`)
}
