import { ApiError } from '../api-error.ts'
import { etagOf, type Media, type MediaStatus } from './media.ts'

/** Throws MediaBanned if the owner or the platform has banned the media. */
export function expectNotBanned({ mediaId, banStatus }: Media): void {
  if (banStatus !== 'NORMAL') throw new ApiError('MediaBanned', { mediaId })
}

/** Throws MediaProcessingNow while the media is being processed. */
export function expectNotProcessing({ mediaId, status }: Media): void {
  if (status === 'RUNNING') throw new ApiError('MediaProcessingNow', { mediaId })
}

/** Throws PreconditionFailed unless If-Match is missing, `*` or the current ETag. */
export function expectMatch(media: Media, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return
  if (withoutQuotes(ifMatch) !== withoutQuotes(etagOf(media))) throw new ApiError('PreconditionFailed')
}

/** Bans a media; throws MediaBanStatusError if it is already banned. */
export function ban(media: Media): void {
  if (media.banStatus !== 'NORMAL') throw new ApiError('MediaBanStatusError', { status: media.banStatus })
  media.banStatus = 'BANNED'
}

/** Lifts the owner's ban. Throws MediaBannedBySystem for a ban by the platform, MediaBanStatusError without a ban. */
export function unban(media: Media): void {
  const { mediaId, banStatus } = media
  if (banStatus === 'BANNED_BY_SYSTEM') throw new ApiError('MediaBannedBySystem', { mediaId })
  if (banStatus === 'NORMAL') throw new ApiError('MediaBanStatusError', { status: banStatus })
  media.banStatus = 'NORMAL'
}

/** Changes the status. Throws MediaProcessingNow or MediaBanStatusError if the current status is not `from`. */
export function moveStatus(media: Media, from: MediaStatus, to: MediaStatus): void {
  expectNotProcessing(media)
  if (media.banStatus !== 'NORMAL') throw new ApiError('MediaBanStatusError', { status: media.banStatus })
  if (media.status !== from) throw new ApiError('MediaBanStatusError', { status: media.status })
  media.status = to
}

function withoutQuotes(etag: string): string {
  // The SDK strips the quotes from ETags.
  return etag.replace(/^(?:W\/)?"|"$/g, '')
}
