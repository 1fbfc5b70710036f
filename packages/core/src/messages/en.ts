import type { MessageTable } from './message-table.ts'

/** Tells nothing about the BFF's account, credentials or clock. */
const OPERATOR =
  'Something went wrong on our end. Please try again later, or contact support if the problem persists.'
const SERVICE =
  'The video service is temporarily unavailable. Please try again in a moment, or contact support if the problem persists.'
const TASK_FAILED =
  "The task couldn't be completed. Please try again, or contact support if the problem persists."
const INVALID_INPUT = "Some of the information you entered isn't valid. Please check it and try again."
const NO_MEDIA = "This video doesn't exist or was deleted."
const NO_UPLOAD = 'This upload is no longer valid. Please start a new upload.'
const NO_FILE = "We couldn't find the uploaded file. Please upload it again."
const NO_NOTIFICATION = "This notification doesn't exist or was deleted."

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
    PreconditionFailed: 'This was changed in the meantime. Please reload the page and try again.',
    RequestExpired: OPERATOR,
    IdempotentParameterMismatch: OPERATOR,
    SignatureDoesNotMatch: OPERATOR,

    MediaNotFound: NO_MEDIA,
    IllegalMediaSessionKey: NO_UPLOAD,
    MediaSourceFileNotFound: NO_FILE,
    MultipartEtagsMissing: 'The upload is incomplete. Please upload the file again.',
    MediaBanned:
      "This video has been blocked and can't be used. Please contact support if you have questions.",
    MediaProcessParamError:
      "This video can't be processed with these settings. Please change them and try again.",
    MediaTaskNotFound: "This task doesn't exist or has expired. Please reload the page.",
    UserNotFound: OPERATOR,
    AccountOverdue: OPERATOR,
    AccountBanned: OPERATOR,
    RequestConflict: 'Another change is still in progress. Please try again in a moment.',
    InvalidRequest: INVALID_INPUT,

    InvalidParameter: INVALID_INPUT,
    NoSuchMedia: NO_MEDIA,
    MediaProcessingNow: 'This video is still being processed. Please try again in a few minutes.',
    MediaBanStatusError:
      "This action isn't possible in the video's current state. Please reload the page and try again.",
    MediaBannedBySystem:
      "This video was blocked by the platform and can't be unblocked here. Please contact support if you have questions.",
    NotificationNotFound: NO_NOTIFICATION,
    NotificationAlreadyExists:
      'A notification with this name already exists. Please choose a different name.',
    UrlNotAllowed: "This callback address isn't allowed. Please enter a different one.",
    QualifyNotPass: OPERATOR,
    RequestTimeTooSkewed: OPERATOR,
    NoSuchNotification: NO_NOTIFICATION,

    IamSignatureInvalid: OPERATOR,
    NoSuchProject: "This project doesn't exist or was deleted.",
    NoSuchUpload: NO_UPLOAD,
    NoSuchKey: NO_FILE,
    NoSuchBucket: OPERATOR,
    InvalidArgument: INVALID_INPUT,
    EntityTooSmall: 'This file is too small. Please choose a different one.',
    EntityTooLarge: 'This file is too large. Please choose a smaller one.',

    InvalidRequestBody: OPERATOR,
    NotFound: OPERATOR,
    Forbidden: OPERATOR,

    JobOverTime: TASK_FAILED,

    UpstreamUnreachable: SERVICE,
    UpstreamTimeout: SERVICE,
    UpstreamUnavailable: SERVICE,
    UpstreamAborted: SERVICE,
    UpstreamInvalidResponse: SERVICE,
    UpstreamFailed: SERVICE,
    TaskFailed: TASK_FAILED,
    ModelContentRejected: 'This content may break our content rules. Please change it and try again.',
    ModelParamError: "This can't be created with these settings. Please change them and try again.",
    ModelThrottled: SERVICE,
    ModelBalanceExhausted: OPERATOR,
    ModelUnavailable: SERVICE,
  },
  unknown: {
    caller: "We couldn't complete this request. Please check it and try again.",
    operator: OPERATOR,
    service: SERVICE,
  },
}
