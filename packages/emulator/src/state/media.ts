import { nowInSeconds } from './identifiers.ts'

/** How far the processing of a media is, and whether its owner has stopped it. Source: API v1. */
export type MediaStatus = 'RUNNING' | 'FAILED' | 'PUBLISHED' | 'DISABLED'

/** Whether a media may be played, and who forbids it. */
type BanStatus = 'NORMAL' | 'BANNED' | 'BANNED_BY_SYSTEM'

/** One media, as both generations of the API show it. */
export interface Media {
  readonly mediaId: string
  name: string
  description: string
  tags: readonly string[]
  categoryId: string
  readonly container: string
  readonly sizeInBytes: number
  readonly sourceType: 'UPLOAD' | 'FETCH'
  readonly createTime: string
  status: MediaStatus
  banStatus: BanStatus
  /** Only of a FAILED media. */
  readonly error?: { readonly code: string; readonly message: string }
  /** Counts the changes; the ETag is made of it. */
  revision: number
}

/** The fields in which one new media differs from another. */
export type MediaOrigin = Pick<Media, 'mediaId' | 'name'> & Partial<Media>

/** A published media with no ban, but for the fields that say otherwise. */
export function newMedia(origin: MediaOrigin): Media {
  return {
    description: '',
    tags: [],
    categoryId: '',
    container: 'mp4',
    sizeInBytes: 0,
    sourceType: 'UPLOAD',
    createTime: nowInSeconds(),
    status: 'PUBLISHED',
    banStatus: 'NORMAL',
    revision: 1,
    ...origin,
  }
}

/** Identifies one state of a media, in quotes, as the ETag header carries it. */
export function etagOf({ mediaId, revision }: Media): string {
  return `"${mediaId}-${revision}"`
}
