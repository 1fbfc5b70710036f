// Written by `pnpm docs:tables` from the catalog and the texts of @vod-errors/core.

/** Who must act: `caller` (the browser's request), `operator` (the BFF's set-up), or `service` (VOD or the network). */
export type Fault = 'caller' | 'operator' | 'service'

/** A code in the catalog of `@vod-errors/core`. */
export type VodErrorCode =
  | 'AccessDenied'
  | 'InappropriateJSON'
  | 'InternalError'
  | 'InvalidAccessKeyId'
  | 'InvalidHTTPAuthHeader'
  | 'InvalidHTTPRequest'
  | 'InvalidURI'
  | 'MalformedJSON'
  | 'InvalidVersion'
  | 'OptInRequired'
  | 'PreconditionFailed'
  | 'RequestExpired'
  | 'IdempotentParameterMismatch'
  | 'SignatureDoesNotMatch'
  | 'MediaNotFound'
  | 'IllegalMediaSessionKey'
  | 'MediaSourceFileNotFound'
  | 'MultipartEtagsMissing'
  | 'MediaBanned'
  | 'MediaProcessParamError'
  | 'MediaTaskNotFound'
  | 'UserNotFound'
  | 'AccountOverdue'
  | 'AccountBanned'
  | 'RequestConflict'
  | 'InvalidRequest'
  | 'InvalidParameter'
  | 'NoSuchMedia'
  | 'MediaProcessingNow'
  | 'MediaBanStatusError'
  | 'MediaBannedBySystem'
  | 'NotificationNotFound'
  | 'NotificationAlreadyExists'
  | 'UrlNotAllowed'
  | 'QualifyNotPass'
  | 'RequestTimeTooSkewed'
  | 'NoSuchNotification'
  | 'IamSignatureInvalid'
  | 'NoSuchProject'
  | 'NoSuchUpload'
  | 'NoSuchKey'
  | 'NoSuchBucket'
  | 'InvalidArgument'
  | 'EntityTooSmall'
  | 'EntityTooLarge'
  | 'InvalidRequestBody'
  | 'NotFound'
  | 'Forbidden'
  | 'JobOverTime'
  | 'UpstreamUnreachable'
  | 'UpstreamTimeout'
  | 'UpstreamUnavailable'
  | 'UpstreamAborted'
  | 'UpstreamInvalidResponse'
  | 'UpstreamFailed'
  | 'TaskFailed'
  | 'ModelContentRejected'
  | 'ModelParamError'
  | 'ModelThrottled'
  | 'ModelBalanceExhausted'
  | 'ModelUnavailable'

/**
 * The codes about which the status says too little: whose fault is not the one that the status suggests, after which the same
 * call may succeed later, and after which it cannot in spite of the status. All others need no byte.
 */
export const EXCEPTIONS = {
  caller: 'MediaBanned MediaBanStatusError MediaBannedBySystem UrlNotAllowed IllegalMediaSessionKey',
  operator: 'InappropriateJSON InvalidHTTPAuthHeader InvalidHTTPRequest InvalidURI MalformedJSON InvalidVersion RequestExpired SignatureDoesNotMatch UserNotFound NoSuchBucket InvalidRequestBody NotFound',
  retryable: 'InternalError RequestExpired RequestConflict RequestTimeTooSkewed JobOverTime UpstreamUnreachable UpstreamTimeout UpstreamUnavailable UpstreamInvalidResponse ModelThrottled ModelUnavailable NetworkError TimeoutError',
  final: 'UpstreamAborted UpstreamFailed TaskFailed',
} as const
