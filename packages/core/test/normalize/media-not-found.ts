import { AxiosError, AxiosHeaders } from 'axios'

export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
export const BODY = {
  requestId: REQUEST_ID,
  code: 'MediaException.MediaNotFound',
  message: 'Media not found with mda-1',
}
export const SDK = { status_code: 404, message: BODY.message, code: BODY.code, request_id: REQUEST_ID }
export const MEDIA_NOT_FOUND = {
  code: 'MediaNotFound',
  upstreamCode: 'MediaException.MediaNotFound',
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: 'Media not found with mda-1',
  params: { mediaId: 'mda-1' },
}
export const WITHOUT_STATUS = { ...MEDIA_NOT_FOUND, upstreamStatus: undefined }
export const WITHOUT_ID = { ...MEDIA_NOT_FOUND, requestId: undefined }
export const UNREADABLE_WITH_ID = {
  code: 'UpstreamInvalidResponse',
  upstreamCode: undefined,
  requestId: REQUEST_ID,
  status: 502,
}
export const UNREADABLE = {
  code: 'UpstreamInvalidResponse',
  upstreamCode: undefined,
  requestId: undefined,
  status: 502,
}

export function axiosError(status: number, data: unknown, headers: Record<string, string> = {}): AxiosError {
  const config = { headers: new AxiosHeaders({ authorization: 'bce-auth-v1/ak/secret' }) }
  const response = { status, statusText: '', data, headers: AxiosHeaders.from(headers), config }
  return new AxiosError('Request failed', AxiosError.ERR_BAD_REQUEST, config, {}, response)
}

/** An SDK rejection below that many wrapping errors. */
export function wrapped(levels: number): unknown {
  let thrown: unknown = SDK
  for (let i = 0; i < levels; i++) thrown = new Error('wrapped', { cause: thrown })
  return thrown
}
