/**
 * Who must act: `caller` (the browser's request), `operator` (the BFF's credentials, account, clock, configuration or code)
 * or `service` (VOD or the network).
 */
export type Fault = 'caller' | 'operator' | 'service'

/** Every {@link Fault}. */
export const FAULTS = ['caller', 'operator', 'service'] as const satisfies readonly Fault[]

/**
 * Where a row of the catalog comes from: a page of the vendor with its edition, the SDK, or, for synthetic codes, this
 * project.
 */
export const ORIGINS = {
  'common-2025-08-22': 'Error page of 2025-08-22, common codes',
  'vod-2025-08-22': 'Error page of 2025-08-22, VOD codes',
  'vod-2024-08-30': 'VOD pages of 2024-08-30',
  'unban-2024-12-16': 'Unban page of 2024-12-16',
  'usage-notes': 'Usage notes',
  'sdk-source': "The SDK's source",
  'sdk-tests': "The SDK's tests",
  'java-sdk-tests': "Tests of Baidu's Java SDK",
  'gateway-logs': "Logs of the gateway in front of Baidu AI Cloud's services",
  'transcoding-page': 'Page on notifications of media transcoding',
  transport: 'Synthetic: the call or its response failed on the way',
  'success-response': 'Synthetic: a failure inside a successful response',
  app: "The app's own, from its option `codes`",
} as const

/** A key of {@link ORIGINS}. */
export type Origin = keyof typeof ORIGINS

/** What the catalog knows of one code. */
export interface CatalogRow {
  /** The documented HTTP status, 400–599. */
  readonly status: number
  readonly fault: Fault
  /** Whether the same call may succeed later. True for an expired signature, because the SDK signs every call anew. */
  readonly retryable: boolean
  /** The wire message with its parameters in braces, `Media not found with {mediaId}`; empty if unknown. */
  readonly template: string
  /** Parameters to redact. Anyone who knows the key of an upload session can end that upload. */
  readonly secretParams?: readonly string[]
  readonly origin: Origin
  /** Upstream statuses that change the meaning of the code, each with the fault that it then is. */
  readonly faultByStatus?: Readonly<Record<number, Fault>>
  /** Only the first retry can help, because it signs the call anew. */
  readonly retryOnce?: true
}

/**
 * Every known code, one row each. Source: the vendor's error page of 2025-08-22; rows from other pages, older editions or the
 * SDK name their source in `origin`.
 */
export const CATALOG = {
  AccessDenied: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: 'Access denied.',
    origin: 'common-2025-08-22',
  },
  InappropriateJSON: {
    status: 400,
    fault: 'operator',
    retryable: false,
    template: 'The JSON you provided was well-formed and valid, but not appropriate for this operation.',
    origin: 'common-2025-08-22',
  },
  InternalError: {
    status: 500,
    fault: 'service',
    retryable: true,
    template: 'We encountered an internal error. Please try again.',
    origin: 'common-2025-08-22',
  },
  InvalidAccessKeyId: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: 'The Access Key ID you provided does not exist in our records.',
    origin: 'common-2025-08-22',
  },
  // The page lists the message of InvalidAccessKeyId here, too.
  InvalidHTTPAuthHeader: {
    status: 400,
    fault: 'operator',
    retryable: false,
    template: 'The Access Key ID you provided does not exist in our records.',
    origin: 'common-2025-08-22',
  },
  InvalidHTTPRequest: {
    status: 400,
    fault: 'operator',
    retryable: false,
    template: 'There was an error in the body of your HTTP request.',
    origin: 'common-2025-08-22',
  },
  InvalidURI: {
    status: 400,
    fault: 'operator',
    retryable: false,
    template: 'Could not parse the specified URI.',
    origin: 'common-2025-08-22',
  },
  MalformedJSON: {
    status: 400,
    fault: 'operator',
    retryable: false,
    template: 'The JSON you provided was not well-formed.',
    origin: 'common-2025-08-22',
  },
  InvalidVersion: {
    status: 404,
    fault: 'operator',
    retryable: false,
    template: 'The API version specified was invalid.',
    origin: 'common-2025-08-22',
  },
  OptInRequired: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: 'A subscription for the service is required.',
    origin: 'common-2025-08-22',
  },
  PreconditionFailed: {
    status: 412,
    fault: 'caller',
    retryable: false,
    template: 'The specified If-Match header doesn’t match the ETag header.',
    origin: 'common-2025-08-22',
  },
  // The page lacks the placeholder; other pages of the vendor have it.
  RequestExpired: {
    status: 400,
    fault: 'operator',
    retryable: true,
    template: 'Request has expired. Timestamp date is {date}.',
    origin: 'common-2025-08-22',
    retryOnce: true,
  },
  IdempotentParameterMismatch: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: 'The request uses the same client token as a previous, but non-identical request.',
    origin: 'common-2025-08-22',
  },
  SignatureDoesNotMatch: {
    status: 400,
    fault: 'operator',
    retryable: false,
    template:
      'The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.',
    origin: 'common-2025-08-22',
    // The object storage sends this status during an upload.
    faultByStatus: { 403: 'operator' },
  },

  MediaNotFound: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: 'Media not found with {mediaId}',
    origin: 'vod-2025-08-22',
  },
  IllegalMediaSessionKey: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: 'Media session key {sessionKey} is illegal',
    secretParams: ['sessionKey'],
    origin: 'vod-2025-08-22',
  },
  MediaSourceFileNotFound: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: 'Media source file not found with session key : {sessionKey}',
    secretParams: ['sessionKey'],
    origin: 'vod-2025-08-22',
  },
  MultipartEtagsMissing: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: 'multipart etags missing for media {mediaId}',
    origin: 'vod-2025-08-22',
  },
  MediaBanned: {
    status: 403,
    fault: 'caller',
    retryable: false,
    template: 'Media {mediaId} is banned',
    origin: 'vod-2025-08-22',
  },
  MediaProcessParamError: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: 'Media {mediaId} process param error, {detail}',
    origin: 'vod-2025-08-22',
  },
  MediaTaskNotFound: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: 'MediaTask {taskId} not found',
    origin: 'vod-2025-08-22',
  },
  UserNotFound: {
    status: 404,
    fault: 'operator',
    retryable: false,
    template: 'User with accountId {accountId} not found',
    origin: 'vod-2025-08-22',
  },
  AccountOverdue: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: 'Your request is denied because there is an overdue bill of your account.',
    origin: 'vod-2025-08-22',
  },
  AccountBanned: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: 'Your account contains sensitive information. We have restricted your resources.',
    origin: 'vod-2025-08-22',
  },
  RequestConflict: {
    status: 409,
    fault: 'caller',
    retryable: true,
    template: 'Your concurrent request is conflict, please retry later',
    origin: 'vod-2025-08-22',
  },
  // With status 403, the token service means an expired signature.
  InvalidRequest: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: '[InvalidParameter] The value you provided is not available, {detail}',
    origin: 'vod-2025-08-22',
    faultByStatus: { 403: 'operator' },
  },

  InvalidParameter: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: 'invalid parameter',
    origin: 'vod-2024-08-30',
  },
  NoSuchMedia: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: 'no such media: {mediaId}',
    origin: 'vod-2024-08-30',
  },
  MediaProcessingNow: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: 'Media {mediaId} is processing now',
    origin: 'vod-2024-08-30',
  },
  MediaBanStatusError: {
    status: 403,
    fault: 'caller',
    retryable: false,
    template: 'media status is {status}',
    origin: 'vod-2024-08-30',
  },
  MediaBannedBySystem: {
    status: 403,
    fault: 'caller',
    retryable: false,
    template: 'Media {mediaId} is banned by system',
    origin: 'unban-2024-12-16',
  },
  NotificationNotFound: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: 'Notification {name} not found',
    origin: 'vod-2024-08-30',
  },
  NotificationAlreadyExists: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: 'Notification {name} already exists',
    origin: 'vod-2024-08-30',
  },
  UrlNotAllowed: {
    status: 403,
    fault: 'caller',
    retryable: false,
    template: 'Not allowed callback url {url}',
    origin: 'vod-2024-08-30',
  },
  QualifyNotPass: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: 'The User has not pass qualify.',
    origin: 'usage-notes',
  },
  RequestTimeTooSkewed: {
    status: 403,
    fault: 'operator',
    retryable: true,
    template: '',
    origin: 'sdk-source',
    retryOnce: true,
  },
  NoSuchNotification: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'sdk-tests',
  },

  // Codes of the services behind a call to VOD: its gateway, and the object storage during an upload.
  IamSignatureInvalid: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: 'IamSignatureInvalid, cause: {cause}',
    origin: 'gateway-logs',
  },
  NoSuchProject: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },
  NoSuchUpload: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },
  NoSuchKey: {
    status: 404,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },
  NoSuchBucket: {
    status: 404,
    fault: 'operator',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },
  InvalidArgument: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },
  EntityTooSmall: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },
  EntityTooLarge: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },

  // Codes of the token service, which only the BFF itself calls.
  InvalidRequestBody: {
    status: 400,
    fault: 'operator',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },
  NotFound: {
    status: 404,
    fault: 'operator',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },
  Forbidden: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: '',
    origin: 'java-sdk-tests',
  },

  // The error of a job, not of a call: the page gives no status.
  JobOverTime: {
    status: 504,
    fault: 'service',
    retryable: true,
    template: 'the job has timed out.please retry it',
    origin: 'transcoding-page',
  },

  // Connection refused or reset, unknown host, TLS failure.
  UpstreamUnreachable: {
    status: 502,
    fault: 'service',
    retryable: true,
    template: '',
    origin: 'transport',
  },
  UpstreamTimeout: {
    status: 504,
    fault: 'service',
    retryable: true,
    template: '',
    origin: 'transport',
  },
  // A gateway's 429 or 503 without a code: too many requests, or overloaded.
  UpstreamUnavailable: {
    status: 503,
    fault: 'service',
    retryable: true,
    template: '',
    origin: 'transport',
  },
  // Aborted by the BFF, often because the browser left.
  UpstreamAborted: {
    status: 502,
    fault: 'service',
    retryable: false,
    template: '',
    origin: 'transport',
  },
  // A response that cannot be parsed, is truncated or empty, or is a gateway's page.
  UpstreamInvalidResponse: {
    status: 502,
    fault: 'service',
    retryable: true,
    template: '',
    origin: 'transport',
  },
  // A failed call to VOD that no other code describes.
  UpstreamFailed: {
    status: 502,
    fault: 'service',
    retryable: false,
    template: '',
    origin: 'transport',
  },
  // A task that failed, was canceled or expired, or a failed node of a finished workflow, without a code.
  TaskFailed: {
    status: 502,
    fault: 'service',
    retryable: false,
    template: 'Task {taskId} failed: {detail}',
    origin: 'success-response',
  },
  // A model behind VOD refused the call, and its vendor's number says why.
  ModelContentRejected: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'success-response',
  },
  ModelParamError: {
    status: 400,
    fault: 'caller',
    retryable: false,
    template: '',
    origin: 'success-response',
  },
  ModelThrottled: {
    status: 503,
    fault: 'service',
    retryable: true,
    template: '',
    origin: 'success-response',
  },
  ModelBalanceExhausted: {
    status: 403,
    fault: 'operator',
    retryable: false,
    template: '',
    origin: 'success-response',
  },
  ModelUnavailable: {
    status: 502,
    fault: 'service',
    retryable: true,
    template: '',
    origin: 'success-response',
  },
} as const satisfies Readonly<Record<string, CatalogRow>>

/** A code in the catalog. Other codes are plain strings. */
export type VodErrorCode = keyof typeof CATALOG

/** A code of this project, for failures where VOD sent none. */
export type SyntheticCode = {
  [Code in VodErrorCode]: (typeof CATALOG)[Code]['origin'] extends 'transport' | 'success-response'
    ? Code
    : never
}[VodErrorCode]
