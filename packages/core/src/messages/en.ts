import type { MessageTable } from './message-table.ts'

/** Says nothing of the BFF's account, credentials or clock. */
const OPERATOR = 'Something went wrong on our side. Please try again later, or contact support if it goes on.'
const SERVICE = 'The video service is not available right now. Please try again in a moment.'
const INVALID_INPUT = 'Some of the information you entered is not valid. Please check it and try again.'
const NO_MEDIA = 'This media does not exist.'
const NO_NOTIFICATION = 'This notification does not exist.'

/** English. */
export const en: MessageTable = {
  locale: 'en',
  codes: {
    AccessDenied: OPERATOR,
    InappropriateJSON: OPERATOR,
    InternalError: SERVICE,
    InvalidAccessKeyId: OPERATOR,
    InvalidHTTPAuthHeader: OPERATOR,
    InvalidHTTPRequest: OPERATOR,
    InvalidURI: OPERATOR,
    MalformedJSON: OPERATOR,
    InvalidVersion: OPERATOR,
    OptInRequired: OPERATOR,
    PreconditionFailed: 'This was changed in the meantime. Please reload it and try again.',
    RequestExpired: OPERATOR,
    IdempotentParameterMismatch: OPERATOR,
    SignatureDoesNotMatch: OPERATOR,

    MediaNotFound: NO_MEDIA,
    IllegalMediaSessionKey: 'This upload is no longer valid. Please start it again.',
    MediaSourceFileNotFound: 'The uploaded file was not found. Please upload it again.',
    MultipartEtagsMissing: 'The upload is incomplete. Please upload the file again.',
    MediaBanned: 'This media is blocked and cannot be used. Please contact support if you have questions.',
    MediaProcessParamError:
      'This media cannot be processed with these settings. Please change them and try again.',
    MediaTaskNotFound: 'This task does not exist.',
    UserNotFound: OPERATOR,
    AccountOverdue: OPERATOR,
    AccountBanned: OPERATOR,
    RequestConflict: 'Another change is in progress. Please try again in a moment.',
    InvalidRequest: INVALID_INPUT,

    InvalidParameter: INVALID_INPUT,
    NoSuchMedia: NO_MEDIA,
    MediaProcessingNow: 'This media is still being processed. Please wait until it is done.',
    MediaBanStatusError:
      'This is not possible in the present state of the media. Please reload it and try again.',
    MediaBannedBySystem:
      'This media was blocked by the platform and cannot be unblocked here. Please contact support if you have questions.',
    NotificationNotFound: NO_NOTIFICATION,
    NotificationAlreadyExists: 'A notification with this name already exists. Please choose another name.',
    UrlNotAllowed: 'This callback address is not allowed. Please enter another one.',
    QualifyNotPass: OPERATOR,
    RequestTimeTooSkewed: OPERATOR,
    NoSuchNotification: NO_NOTIFICATION,

    UpstreamUnreachable: SERVICE,
    UpstreamTimeout: SERVICE,
    UpstreamAborted: SERVICE,
    UpstreamInvalidResponse: SERVICE,
    UpstreamFailed: SERVICE,
    TaskFailed: SERVICE,
  },
  unknown: {
    caller: 'This request could not be completed. Please check it and try again.',
    operator: OPERATOR,
    service: SERVICE,
  },
}
