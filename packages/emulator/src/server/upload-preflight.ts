import type { IncomingMessage, ServerResponse } from 'node:http'
import { isObjectPath } from '../routes/bos-objects.ts'
import { UPLOAD_CORS } from '../wire/upload-cors.ts'

/** Tells whether a browser asks if a page may upload. That is no call: it uses up no fault. */
export function isUploadPreflight({ method, headers }: IncomingMessage, path: string): boolean {
  return method === 'OPTIONS' && isObjectPath(path) && headers['access-control-request-method'] !== undefined
}

/** Allows an upload from any page. */
export function allowUpload(response: ServerResponse): void {
  const allowed = { 'access-control-allow-methods': 'PUT, POST', 'access-control-allow-headers': '*' }
  response.writeHead(204, { ...UPLOAD_CORS, ...allowed, 'access-control-max-age': '600' }).end()
}
