import type { MessageTable } from './message-table.ts'

/** Tells nothing about the BFF's account, credentials or clock. */
const OPERATOR =
  'エラーが発生しました。しばらくしてからもう一度お試しください。問題が解決しない場合は、サポートまでお問い合わせください。'
const SERVICE =
  '動画サービスは現在ご利用いただけません。しばらくしてからもう一度お試しください。問題が解決しない場合は、サポートまでお問い合わせください。'
const TASK_FAILED =
  'タスクを完了できませんでした。もう一度お試しください。問題が解決しない場合は、サポートまでお問い合わせください。'
const INVALID_INPUT = '入力内容に誤りがあります。ご確認のうえ、もう一度お試しください。'
const NO_MEDIA = 'この動画は存在しないか、削除されています。'
const NO_UPLOAD = 'このアップロードは無効になりました。もう一度アップロードしてください。'
const NO_FILE = 'アップロードされたファイルが見つかりません。もう一度アップロードしてください。'
const NO_NOTIFICATION = 'この通知は存在しないか、削除されています。'

/** Japanese. */
export const ja: MessageTable = {
  locale: 'ja',
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
    PreconditionFailed: '内容が変更されています。ページを再読み込みして、もう一度お試しください。',
    RequestExpired: OPERATOR,
    IdempotentParameterMismatch: OPERATOR,
    SignatureDoesNotMatch: OPERATOR,

    MediaNotFound: NO_MEDIA,
    IllegalMediaSessionKey: NO_UPLOAD,
    MediaSourceFileNotFound: NO_FILE,
    MultipartEtagsMissing: 'アップロードが完了していません。ファイルをもう一度アップロードしてください。',
    MediaBanned:
      'この動画はブロックされているため、利用できません。ご不明な点は、サポートまでお問い合わせください。',
    MediaProcessParamError: 'この設定では動画を処理できません。設定を変更して、もう一度お試しください。',
    MediaTaskNotFound: 'このタスクは存在しないか、有効期限が切れています。ページを再読み込みしてください。',
    UserNotFound: OPERATOR,
    AccountOverdue: OPERATOR,
    AccountBanned: OPERATOR,
    RequestConflict: '別の変更を処理しています。しばらくしてからもう一度お試しください。',
    InvalidRequest: INVALID_INPUT,

    InvalidParameter: INVALID_INPUT,
    NoSuchMedia: NO_MEDIA,
    MediaProcessingNow: '動画を処理しています。数分後にもう一度お試しください。',
    MediaBanStatusError:
      '動画の現在の状態では、この操作を行えません。ページを再読み込みして、もう一度お試しください。',
    MediaBannedBySystem:
      'この動画はプラットフォームによってブロックされているため、ここでは解除できません。ご不明な点は、サポートまでお問い合わせください。',
    NotificationNotFound: NO_NOTIFICATION,
    NotificationAlreadyExists: '同じ名前の通知がすでに存在します。別の名前を入力してください。',
    UrlNotAllowed: 'このコールバック先は使用できません。別のアドレスを入力してください。',
    QualifyNotPass: OPERATOR,
    RequestTimeTooSkewed: OPERATOR,
    NoSuchNotification: NO_NOTIFICATION,

    IamSignatureInvalid: OPERATOR,
    NoSuchProject: 'このプロジェクトは存在しないか、削除されています。',
    NoSuchUpload: NO_UPLOAD,
    NoSuchKey: NO_FILE,
    NoSuchBucket: OPERATOR,
    InvalidArgument: INVALID_INPUT,
    EntityTooSmall: 'ファイルサイズが小さすぎます。別のファイルを選択してください。',
    EntityTooLarge: 'ファイルサイズが大きすぎます。小さいファイルを選択してください。',

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
    ModelContentRejected:
      'この内容はコンテンツのガイドラインに違反している可能性があります。内容を変更して、もう一度お試しください。',
    ModelParamError: 'この設定では作成できません。設定を変更して、もう一度お試しください。',
    ModelThrottled: SERVICE,
    ModelBalanceExhausted: OPERATOR,
    ModelUnavailable: SERVICE,
  },
  unknown: {
    caller: '操作を完了できませんでした。内容をご確認のうえ、もう一度お試しください。',
    operator: OPERATOR,
    service: SERVICE,
  },
}
