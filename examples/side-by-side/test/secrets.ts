import { VodError } from '@vod-errors/core'
import { REQUEST_ID, sdkRejection } from '@vod-errors/testing'

/** Every secret, by the place where it occurs. */
const SECRETS = new Map<string, string>()

/** A unique secret. */
export function secret(place: string): string {
  return keep(place, `canary${SECRETS.size}Z`)
}

/** A unique secret in the form of an access key: 32 hexadecimal digits. */
function secretKey(place: string): string {
  return keep(place, `ca${String(SECRETS.size).padStart(4, '0')}`.padEnd(32, '0f'))
}

function keep(place: string, marker: string): string {
  const kept = SECRETS.get(place) ?? marker
  SECRETS.set(place, kept)
  return kept
}

/** The places whose secrets a text contains. */
export function leakedPlaces(text: string): readonly string[] {
  return [...SECRETS].filter(([, marker]) => text.includes(marker)).map(([place]) => place)
}

const AUTHORIZATION = `bce-auth-v1/${secretKey('access key of a header in vendor text')}/2026-11-23T09:00:00Z/1800/host/${secret('signature of a header in vendor text')}`
const SIGNED_URL = `https://bj.bcebos.com/v1/b/clip.mp4?authorization=bce-auth-v1%2F${secret('signed URL in vendor text')}&x=${secret('second parameter of a URL')}`

/** A vendor message full of secrets. */
const VENDOR_TEXT = [
  `The Access Key ID ${secretKey('bare access key in vendor text')} is not known`,
  `AccessKeyId: ${secret('named access key in vendor text')}`,
  `secretAccessKey=${secret('secret key in vendor text')}`,
  `authorization: ${AUTHORIZATION}`,
  `source ${SIGNED_URL}`,
  `x-bce-security-token: ${secret('session token in vendor text')}`,
  `{"token":"${secret('token in JSON in vendor text')}"}`,
  `Bearer-less cookie: BDUSS=${secret('cookie in vendor text')}`,
  `ftp://user:${secret('password of a URL')}@host/`,
].join('\n')

const HEADERS = () => ({
  authorization: `bce-auth-v1/${secret('header of the call')}`,
  'x-bce-security-token': secret('session token of the call'),
  cookie: `BDUSS=${secret('cookie of the call')}`,
})

/** An axios error with secrets in every place. */
export function axiosError(): Error {
  const config = {
    url: `https://vod.bj.baidubce.com/v1/media?token=${secret('query of the call')}`,
    headers: HEADERS(),
    auth: { username: 'ak', password: secret('password of axios') },
    data: JSON.stringify({ clip: secret('body of the call') }),
  }
  const response = {
    status: 403,
    headers: { 'x-bce-request-id': REQUEST_ID, 'set-cookie': [secret('cookie of the response')] },
    data: {
      requestId: REQUEST_ID,
      code: 'AccessDenied',
      message: VENDOR_TEXT,
      extra: secret('field of the body'),
    },
    config,
  }
  const request = { _header: `GET / HTTP/1.1\r\nauthorization: ${secret('raw head of the call')}` }
  const properties = { isAxiosError: true, code: 'ERR_BAD_REQUEST', config, request, response, status: 403 }
  return Object.assign(new Error('Request failed with status code 403'), properties)
}

/** A VodError with a cause chain full of secrets. */
export function withCauses(): VodError {
  const properties = { config: { headers: HEADERS() }, password: secret('property of a cause') }
  const deepest = Object.assign(
    new Error(`connect failed, token=${secret('message of the last cause')}`),
    properties,
  )
  const aggregate = new AggregateError([deepest], `sk=${secret('message of an aggregate')}`)
  const middle = new Error(`while reading ${SIGNED_URL}`, { cause: aggregate })
  const message = `Not allowed callback url https://bff/cb?token=${secret('parameter of a code')}`
  const operation = `read?token=${secret('name of the call')}`
  return new VodError({
    upstreamCode: 'UrlNotAllowed',
    requestId: REQUEST_ID,
    message,
    operation,
    cause: middle,
  })
}

/** Values that a route may throw, with secrets in every place. */
export const THROWN: Readonly<Record<string, () => unknown>> = {
  'a rejection of the SDK': () => ({
    ...sdkRejection('InvalidAccessKeyId'),
    message: VENDOR_TEXT,
    'x-bce-date': secret('x-bce-date of the SDK'),
    'x-bce-debug-id': secret('x-bce-debug-id of the SDK'),
    credentials: { ak: secret('ak of the SDK'), sk: secret('sk of the SDK') },
  }),
  'an error of axios': axiosError,
  'a VodError with a chain of causes': withCauses,
  'a Response of fetch': () =>
    new Response(JSON.stringify({ requestId: REQUEST_ID, code: 'AccessDenied', message: VENDOR_TEXT }), {
      status: 403,
      headers: { 'x-bce-request-id': REQUEST_ID, 'x-secret': secret('header of the response') },
    }),
  'another error': () =>
    Object.assign(new Error(VENDOR_TEXT), { password: secret('property of an error'), headers: HEADERS() }),
  'another object': () => ({ password: secret('property of an object'), headers: HEADERS() }),
}
