import type { MessageTable } from './message-table.ts'

/** Tells nothing about the BFF's account, credentials or clock. */
const OPERATOR = '문제가 발생했습니다. 잠시 후 다시 시도해 주세요. 문제가 계속되면 고객센터에 문의해 주세요.'
const SERVICE =
  '동영상 서비스를 일시적으로 이용할 수 없습니다. 잠시 후 다시 시도해 주세요. 문제가 계속되면 고객센터에 문의해 주세요.'
const TASK_FAILED =
  '작업을 완료하지 못했습니다. 다시 시도해 주세요. 문제가 계속되면 고객센터에 문의해 주세요.'
const INVALID_INPUT = '입력한 내용이 올바르지 않습니다. 확인한 후 다시 시도해 주세요.'
const NO_MEDIA = '존재하지 않거나 삭제된 동영상입니다.'
const NO_UPLOAD = '더 이상 유효하지 않은 업로드입니다. 다시 업로드해 주세요.'
const NO_FILE = '업로드한 파일을 찾을 수 없습니다. 다시 업로드해 주세요.'
const NO_NOTIFICATION = '존재하지 않거나 삭제된 알림입니다.'

/** Korean. */
export const ko: MessageTable = {
  locale: 'ko',
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
    PreconditionFailed: '그사이 내용이 변경되었습니다. 페이지를 새로고침한 후 다시 시도해 주세요.',
    RequestExpired: OPERATOR,
    IdempotentParameterMismatch: OPERATOR,
    SignatureDoesNotMatch: OPERATOR,

    MediaNotFound: NO_MEDIA,
    IllegalMediaSessionKey: NO_UPLOAD,
    MediaSourceFileNotFound: NO_FILE,
    MultipartEtagsMissing: '업로드가 완료되지 않았습니다. 파일을 다시 업로드해 주세요.',
    MediaBanned: '차단되어 이용할 수 없는 동영상입니다. 궁금한 점이 있으면 고객센터에 문의해 주세요.',
    MediaProcessParamError:
      '현재 설정으로는 이 동영상을 처리할 수 없습니다. 설정을 변경한 후 다시 시도해 주세요.',
    MediaTaskNotFound: '존재하지 않거나 만료된 작업입니다. 페이지를 새로고침해 주세요.',
    UserNotFound: OPERATOR,
    AccountOverdue: OPERATOR,
    AccountBanned: OPERATOR,
    RequestConflict: '다른 변경 사항을 처리하고 있습니다. 잠시 후 다시 시도해 주세요.',
    InvalidRequest: INVALID_INPUT,

    InvalidParameter: INVALID_INPUT,
    NoSuchMedia: NO_MEDIA,
    MediaProcessingNow: '동영상을 처리하고 있습니다. 몇 분 후 다시 시도해 주세요.',
    MediaBanStatusError:
      '동영상의 현재 상태에서는 이 작업을 할 수 없습니다. 페이지를 새로고침한 후 다시 시도해 주세요.',
    MediaBannedBySystem:
      '플랫폼에서 차단한 동영상이므로 여기에서 해제할 수 없습니다. 궁금한 점이 있으면 고객센터에 문의해 주세요.',
    NotificationNotFound: NO_NOTIFICATION,
    NotificationAlreadyExists: '같은 이름의 알림이 이미 있습니다. 다른 이름을 입력해 주세요.',
    UrlNotAllowed: '허용되지 않는 콜백 주소입니다. 다른 주소를 입력해 주세요.',
    QualifyNotPass: OPERATOR,
    RequestTimeTooSkewed: OPERATOR,
    NoSuchNotification: NO_NOTIFICATION,

    IamSignatureInvalid: OPERATOR,
    NoSuchProject: '존재하지 않거나 삭제된 프로젝트입니다.',
    NoSuchUpload: NO_UPLOAD,
    NoSuchKey: NO_FILE,
    NoSuchBucket: OPERATOR,
    InvalidArgument: INVALID_INPUT,
    EntityTooSmall: '파일이 너무 작습니다. 다른 파일을 선택해 주세요.',
    EntityTooLarge: '파일이 너무 큽니다. 더 작은 파일을 선택해 주세요.',

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
    ModelContentRejected: '콘텐츠 정책을 위반할 수 있는 내용입니다. 내용을 수정한 후 다시 시도해 주세요.',
    ModelParamError: '현재 설정으로는 만들 수 없습니다. 설정을 변경한 후 다시 시도해 주세요.',
    ModelThrottled: SERVICE,
    ModelBalanceExhausted: OPERATOR,
    ModelUnavailable: SERVICE,
  },
  unknown: {
    caller: '요청을 완료하지 못했습니다. 내용을 확인한 후 다시 시도해 주세요.',
    operator: OPERATOR,
    service: SERVICE,
  },
}
