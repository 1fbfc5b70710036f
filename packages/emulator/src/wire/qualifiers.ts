import type { VodErrorCode } from '@vod-errors/core'
import { bareCode } from '@vod-errors/core/catalog'

/**
 * The part before the dot of a code on the wire. The vendor's page documents `MediaException.MediaNotFound`; the others are
 * our guess, so that clients get to see qualified codes. A code that is not listed is sent bare.
 */
const QUALIFIERS: Partial<Record<VodErrorCode, string>> = {
  MediaNotFound: 'MediaException',
  MediaBanned: 'MediaException',
  MediaBannedBySystem: 'MediaException',
  MediaBanStatusError: 'MediaException',
  MediaProcessingNow: 'MediaException',
  MediaProcessParamError: 'MediaException',
  NotificationAlreadyExists: 'NotificationException',
  NotificationNotFound: 'NotificationException',
  UserNotFound: 'VodExceptions',
}

/** Adds the qualifier to a bare code. A qualified code stays as it is. */
export function wireCode(code: string): string {
  if (bareCode(code) !== code) return code
  const [, qualifier] = Object.entries(QUALIFIERS).find(([bare]) => bare === code) ?? []
  return qualifier === undefined ? code : `${qualifier}.${code}`
}
