/**
 * The code tables of the vendor's error page of 2025-08-22, copied row by row: code, wire message, status.
 * The catalog is held against them; `xxx` is the page's own sign for a parameter.
 */
export const COMMON_CODES: readonly (readonly [code: string, message: string, status: number])[] = [
  ['AccessDenied', 'Access denied.', 403],
  [
    'InappropriateJSON',
    'The JSON you provided was well-formed and valid, but not appropriate for this operation.',
    400,
  ],
  ['InternalError', 'We encountered an internal error. Please try again.', 500],
  ['InvalidAccessKeyId', 'The Access Key ID you provided does not exist in our records.', 403],
  ['InvalidHTTPAuthHeader', 'The Access Key ID you provided does not exist in our records.', 400],
  ['InvalidHTTPRequest', 'There was an error in the body of your HTTP request.', 400],
  ['InvalidURI', 'Could not parse the specified URI.', 400],
  ['MalformedJSON', 'The JSON you provided was not well-formed.', 400],
  ['InvalidVersion', 'The API version specified was invalid.', 404],
  ['OptInRequired', 'A subscription for the service is required.', 403],
  ['PreconditionFailed', 'The specified If-Match header doesn’t match the ETag header.', 412],
  ['RequestExpired', 'Request has expired. Timestamp date is .', 400],
  [
    'IdempotentParameterMismatch',
    'The request uses the same client token as a previous, but non-identical request.',
    403,
  ],
  [
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.',
    400,
  ],
]

export const VOD_CODES: typeof COMMON_CODES = [
  ['MediaNotFound', 'Media not found with mda-xxx', 404],
  ['IllegalMediaSessionKey', 'Media session key xxx is illegal', 400],
  ['MediaSourceFileNotFound', 'Media source file not found with session key : xxx', 404],
  ['MultipartEtagsMissing', 'multipart etags missing for media mda-xxx', 400],
  ['MediaBanned', 'Media mda-xxx is banned', 403],
  ['MediaProcessParamError', 'Media mda-xxx process param error, xxx', 400],
  ['MediaTaskNotFound', 'MediaTask tsk-xxx not found', 404],
  ['UserNotFound', 'User with accountId xxx not found', 404],
  ['AccountOverdue', 'Your request is denied because there is an overdue bill of your account.', 403],
  ['AccountBanned', 'Your account contains sensitive information. We have restricted your resources.', 403],
  ['RequestConflict', 'Your concurrent request is conflict, please retry later', 409],
  ['InvalidRequest', '[InvalidParameter] The value you provided is not available, xxxx', 400],
]
