import { SEED } from '@vod-errors/emulator'
import { type FailureKind, kindOf } from '../failure-kinds.ts'
import type { Reply } from './ask.ts'
import { wrongWith } from './check-answer.ts'

/** `VOD`: its own answer came through, good or bad. `away`: the BFF says that VOD could not be reached. */
export type Verdict = 'VOD' | 'away' | 'wrong'

/** What a BFF may say while VOD is away: not there, cut off before the answer or in the middle of it, or too slow. */
const AWAY: readonly Omit<FailureKind, 'fault'>[] = [
  { code: 'UpstreamUnreachable', hasVodId: false },
  { code: 'UpstreamTimeout', hasVodId: false },
  { code: 'UpstreamUnreachable', hasVodId: true },
  { code: 'UpstreamInvalidResponse', hasVodId: true },
]

/** Judges an answer that may be VOD's or say that VOD is away. */
export function judgeAnswer(mediaId: string, reply: Reply): Verdict {
  const kind = kindOf(mediaId)
  const isVodCall = kind ? wrongWith(reply, kind) === undefined : isPublishedMedia(reply)
  if (isVodCall) return 'VOD'
  return AWAY.some((each) => wrongWith(reply, each) === undefined) ? 'away' : 'wrong'
}

function isPublishedMedia({ status, text }: Reply): boolean {
  return status === 200 && text.includes(`"${SEED.media.published}"`)
}
