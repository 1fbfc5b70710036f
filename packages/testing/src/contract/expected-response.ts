import { CATALOG, en, type VodErrorCode } from '@vod-errors/core'
import type supertest from 'supertest'
import { REQUEST_ID } from '../sdk-rejections.ts'

const COMMON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-language': 'en',
  'x-bce-request-id': REQUEST_ID,
}

/** The whole default response to a code, written independently of the code that renders it. */
export function expectedResponse(code: VodErrorCode) {
  const { status, retryable } = CATALOG[code]
  const body = `{"requestId":"${REQUEST_ID}","code":"${code}","message":"${en.codes[code]}"}`
  const headers = { ...COMMON_HEADERS, 'content-length': String(Buffer.byteLength(body)) }
  return {
    status,
    body,
    headers: retryable ? { ...headers, 'retry-after': '1' } : headers,
    vary: 'Accept, Accept-Language',
  }
}

/** The parts of a response that the contract is about. */
export function pick({ status, text, headers }: supertest.Response) {
  const names = [...Object.keys(COMMON_HEADERS), 'content-length', 'retry-after']
  const picked = names.filter((name) => name in headers).map((name) => [name, headers[name]])
  return { status, body: text, headers: Object.fromEntries(picked), vary: headers['vary'] }
}
