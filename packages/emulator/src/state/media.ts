import { nowInSeconds } from './identifiers.ts'

/** The processing status of a media, or DISABLED by its owner. Source: API v1. */
export const MEDIA_STATUSES = ['PUBLISHED', 'DISABLED', 'RUNNING', 'FAILED'] as const
export type MediaStatus = (typeof MEDIA_STATUSES)[number]

/** Whether a media is banned, and by whom. */
export const BAN_STATUSES = ['NORMAL', 'BANNED', 'BANNED_BY_SYSTEM'] as const
type BanStatus = (typeof BAN_STATUSES)[number]

/** One media, with the fields of API v1 and v2. */
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
  /** Only if `status` is FAILED. */
  readonly error?: { readonly code: string; readonly message: string }
  /** The number of changes. It is part of the ETag. */
  revision: number
}

/** The fields of a new media; those left out get defaults. */
export type MediaOrigin = Pick<Media, 'mediaId' | 'name'> & Partial<Media>

/** Creates a media, published and not banned by default. */
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

/** Returns the value of the ETag header, with its quotes. */
export function etagOf({ mediaId, revision }: Media): string {
  return `"${mediaId}-${revision}"`
}
