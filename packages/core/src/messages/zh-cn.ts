import type { MessageTable } from './message-table.ts'

/** Tells nothing about the BFF's account, credentials or clock. */
const OPERATOR = '服务出现异常，请稍后重试。如果问题仍然存在，请联系客服。'
const SERVICE = '视频服务暂时不可用，请稍后重试。如果问题仍然存在，请联系客服。'
const TASK_FAILED = '任务未能完成，请重试。如果问题仍然存在，请联系客服。'
const INVALID_INPUT = '填写的内容有误，请检查后重试。'
const NO_MEDIA = '该视频不存在或已被删除。'
const NO_UPLOAD = '本次上传已失效，请重新上传。'
const NO_FILE = '未找到上传的文件，请重新上传。'
const NO_NOTIFICATION = '该通知不存在或已被删除。'

/** Simplified Chinese. */
export const zhCN: MessageTable = {
  locale: 'zh-CN',
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
    PreconditionFailed: '内容已被修改，请刷新页面后重试。',
    RequestExpired: OPERATOR,
    IdempotentParameterMismatch: OPERATOR,
    SignatureDoesNotMatch: OPERATOR,

    MediaNotFound: NO_MEDIA,
    IllegalMediaSessionKey: NO_UPLOAD,
    MediaSourceFileNotFound: NO_FILE,
    MultipartEtagsMissing: '文件上传不完整，请重新上传。',
    MediaBanned: '该视频已被封禁，无法使用。如有疑问，请联系客服。',
    MediaProcessParamError: '当前设置不适用于该视频，请调整设置后重试。',
    MediaTaskNotFound: '该任务不存在或已过期，请刷新页面。',
    UserNotFound: OPERATOR,
    AccountOverdue: OPERATOR,
    AccountBanned: OPERATOR,
    RequestConflict: '其他修改仍在处理中，请稍后重试。',
    InvalidRequest: INVALID_INPUT,

    InvalidParameter: INVALID_INPUT,
    NoSuchMedia: NO_MEDIA,
    MediaProcessingNow: '视频正在处理中，请过几分钟再试。',
    MediaBanStatusError: '视频当前状态不支持该操作，请刷新页面后重试。',
    MediaBannedBySystem: '该视频已被平台封禁，无法在此解封。如有疑问，请联系客服。',
    NotificationNotFound: NO_NOTIFICATION,
    NotificationAlreadyExists: '该通知名称已被使用，请换一个名称。',
    UrlNotAllowed: '无法使用该回调地址，请换一个地址。',
    QualifyNotPass: OPERATOR,
    RequestTimeTooSkewed: OPERATOR,
    NoSuchNotification: NO_NOTIFICATION,

    IamSignatureInvalid: OPERATOR,
    NoSuchProject: '该项目不存在或已被删除。',
    NoSuchUpload: NO_UPLOAD,
    NoSuchKey: NO_FILE,
    NoSuchBucket: OPERATOR,
    InvalidArgument: INVALID_INPUT,
    EntityTooSmall: '文件过小，请选择其他文件。',
    EntityTooLarge: '文件过大，请选择较小的文件。',

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
    ModelContentRejected: '内容可能违反内容规范，请修改后重试。',
    ModelParamError: '当前设置无法生成内容，请调整设置后重试。',
    ModelThrottled: SERVICE,
    ModelBalanceExhausted: OPERATOR,
    ModelUnavailable: SERVICE,
  },
  unknown: {
    caller: '操作未能完成，请检查后重试。',
    operator: OPERATOR,
    service: SERVICE,
  },
}
