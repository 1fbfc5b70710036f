import { VodFailure } from '../vod-failure.ts'
import { etagOf, type Media, type MediaStatus } from './media.ts'

/** Refuses to play, download or process a media that is banned, by whomever. */
export function expectNotBanned({ mediaId, banStatus }: Media): void {
  if (banStatus !== 'NORMAL') throw new VodFailure('MediaBanned', { mediaId })
}

/** Refuses what cannot be done to a media while it is being processed. */
export function expectNotProcessing({ mediaId, status }: Media): void {
  if (status === 'RUNNING') throw new VodFailure('MediaProcessingNow', { mediaId })
}

/** Refuses a change that was made for another state of the media; no If-Match, or `*`, fits every state. */
export function expectMatch(media: Media, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return
  if (withoutQuotes(ifMatch) !== withoutQuotes(etagOf(media))) throw new VodFailure('PreconditionFailed')
}

/** Bans a media; MediaBanStatusError if it is banned already. */
export function ban(media: Media): void {
  if (media.banStatus !== 'NORMAL') throw new VodFailure('MediaBanStatusError', { status: media.banStatus })
  media.banStatus = 'BANNED'
}

/** Lifts a ban of the owner's; MediaBannedBySystem for a ban of the platform's, MediaBanStatusError if there is none. */
export function unban(media: Media): void {
  const { mediaId, banStatus } = media
  if (banStatus === 'BANNED_BY_SYSTEM') throw new VodFailure('MediaBannedBySystem', { mediaId })
  if (banStatus === 'NORMAL') throw new VodFailure('MediaBanStatusError', { status: banStatus })
  media.banStatus = 'NORMAL'
}

/** Moves a media from one status to another; from any other status MediaProcessingNow or MediaBanStatusError. */
export function moveStatus(media: Media, from: MediaStatus, to: MediaStatus): void {
  expectNotProcessing(media)
  if (media.banStatus !== 'NORMAL') throw new VodFailure('MediaBanStatusError', { status: media.banStatus })
  if (media.status !== from) throw new VodFailure('MediaBanStatusError', { status: media.status })
  media.status = to
}

function withoutQuotes(etag: string): string {
  // The SDK hands etags out without their quotes.
  return etag.replace(/^(?:W\/)?"|"$/g, '')
}
