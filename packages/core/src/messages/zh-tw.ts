import type { MessageTable } from './message-table.ts'

/** Tells nothing about the BFF's account, credentials or clock. */
const OPERATOR = '伺服器發生錯誤，請稍後再試。如果問題持續發生，請聯絡客服。'
const SERVICE = '影片服務暫時無法使用，請稍後再試。如果問題持續發生，請聯絡客服。'
const TASK_FAILED = '任務未能完成，請再試一次。如果問題持續發生，請聯絡客服。'
const INVALID_INPUT = '輸入的內容有誤，請檢查後再試一次。'
const NO_MEDIA = '這部影片不存在或已刪除。'
const NO_UPLOAD = '這次上傳已失效，請重新上傳。'
const NO_FILE = '找不到上傳的檔案，請重新上傳。'
const NO_NOTIFICATION = '這則通知不存在或已刪除。'

/** Traditional Chinese, in the words of Taiwan; also for Hong Kong and Macao. */
export const zhTW: MessageTable = {
  locale: 'zh-TW',
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
    PreconditionFailed: '內容已變更，請重新整理頁面後再試一次。',
    RequestExpired: OPERATOR,
    IdempotentParameterMismatch: OPERATOR,
    SignatureDoesNotMatch: OPERATOR,

    MediaNotFound: NO_MEDIA,
    IllegalMediaSessionKey: NO_UPLOAD,
    MediaSourceFileNotFound: NO_FILE,
    MultipartEtagsMissing: '檔案上傳不完整，請重新上傳。',
    MediaBanned: '這部影片已遭封鎖，無法使用。如有疑問，請聯絡客服。',
    MediaProcessParamError: '目前的設定不適用於這部影片，請調整設定後再試一次。',
    MediaTaskNotFound: '這項任務不存在或已過期，請重新整理頁面。',
    UserNotFound: OPERATOR,
    AccountOverdue: OPERATOR,
    AccountBanned: OPERATOR,
    RequestConflict: '其他變更仍在處理中，請稍後再試。',
    InvalidRequest: INVALID_INPUT,

    InvalidParameter: INVALID_INPUT,
    NoSuchMedia: NO_MEDIA,
    MediaProcessingNow: '影片正在處理中，請過幾分鐘再試。',
    MediaBanStatusError: '影片目前的狀態不支援這項操作，請重新整理頁面後再試一次。',
    MediaBannedBySystem: '這部影片已遭平台封鎖，無法在此解除。如有疑問，請聯絡客服。',
    NotificationNotFound: NO_NOTIFICATION,
    NotificationAlreadyExists: '這個通知名稱已被使用，請換一個名稱。',
    UrlNotAllowed: '無法使用這個回呼網址，請改用其他網址。',
    QualifyNotPass: OPERATOR,
    RequestTimeTooSkewed: OPERATOR,
    NoSuchNotification: NO_NOTIFICATION,

    IamSignatureInvalid: OPERATOR,
    NoSuchProject: '這個專案不存在或已刪除。',
    NoSuchUpload: NO_UPLOAD,
    NoSuchKey: NO_FILE,
    NoSuchBucket: OPERATOR,
    InvalidArgument: INVALID_INPUT,
    EntityTooSmall: '檔案太小，請改用其他檔案。',
    EntityTooLarge: '檔案太大，請改用較小的檔案。',

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
    ModelContentRejected: '這項內容可能違反內容規範，請修改後再試一次。',
    ModelParamError: '目前的設定無法產生內容，請調整設定後再試一次。',
    ModelThrottled: SERVICE,
    ModelBalanceExhausted: OPERATOR,
    ModelUnavailable: SERVICE,
  },
  unknown: {
    caller: '無法完成這項操作，請檢查後再試一次。',
    operator: OPERATOR,
    service: SERVICE,
  },
}
