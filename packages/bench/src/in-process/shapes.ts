import { VodError } from '@vod-errors/core'
import { internalError, mediaNotFound, REQUEST_ID } from '../contenders/rejection.ts'

const BODY = {
  requestId: REQUEST_ID,
  code: 'MediaException.MediaNotFound',
  message: 'Media not found with mda-kdm3zj2ysd7fs8iq',
}
const URL = 'https://vod.bj.baidubce.com/v2/medias/mda-kdm3zj2ysd7fs8iq'
const HTML = `<html><body><h1>502 Bad Gateway</h1>${'<p>nginx</p>'.repeat(10)}</body></html>`

/** Created once: the stack of an Error is the cost of whoever throws it. */
const AXIOS = Object.assign(new Error('Request failed with status code 404'), {
  name: 'AxiosError',
  isAxiosError: true,
  code: 'ERR_BAD_REQUEST',
  config: { url: URL, method: 'get', headers: {} },
  status: 404,
  response: {
    status: 404,
    data: BODY,
    headers: { 'content-type': 'application/json', 'x-bce-request-id': REQUEST_ID },
    config: { url: URL },
  },
})
const NO_SUCH_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND vod.bj.baidubce.com'), {
  code: 'ENOTFOUND',
  errno: -3008,
  syscall: 'getaddrinfo',
  hostname: 'vod.bj.baidubce.com',
})
const WRAPPED = new Error('upload failed', {
  cause: new Error('media failed', { cause: mediaNotFound() }),
})
const VOD_ERROR = new VodError({
  upstreamCode: BODY.code,
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: BODY.message,
})

/** Thrown values, by the client that throws them. */
export const CLIENT_SHAPES: Readonly<Record<string, () => unknown>> = {
  '@baiducloud/sdk': mediaNotFound,
  'bce-sdk-js': () => ({ status_code: 404, message: BODY.message, code: BODY.code, request_id: REQUEST_ID }),
  '@baiducloud/sdk, a service fault': internalError,
  "@baiducloud/sdk, a gateway's HTML page": () => ({ status_code: 502, message: HTML }),
  'axios, a response': () => AXIOS,
  'the error body, parsed': () => ({ ...BODY }),
  'the error body, JSON text': () => JSON.stringify(BODY),
  'node, no such host': () => NO_SUCH_HOST,
  'a rejection, wrapped twice': () => WRAPPED,
  'a VodError, of wrapVodClient': () => VOD_ERROR,
}
