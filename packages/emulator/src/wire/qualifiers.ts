import type { VodErrorCode } from '@vod-errors/core'
import { bareCode } from '@vod-errors/core/catalog'

/**
 * What stands before the dot of a code on the wire. The vendor's page shows `MediaException.MediaNotFound`; the other
 * qualifiers are this project's guess by family, so that clients meet qualified codes; codes not listed go out bare.
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

/** The code as the wire carries it. A code that is qualified already stays as it is. */
export function wireCode(code: string): string {
  if (bareCode(code) !== code) return code
  const [, qualifier] = Object.entries(QUALIFIERS).find(([bare]) => bare === code) ?? []
  return qualifier === undefined ? code : `${qualifier}.${code}`
}
