import { readVodError, throwIfNotOk, type VodError } from '@vod-errors/core'

/** What the calls below carry, and what nothing may print. */
const SECRETS = {
  'authorization header': 'canary-authorization',
  cookie: 'canary-cookie',
  'signed URL': 'canary-query',
  'access key': '0c'.repeat(16),
  'secret key': 'canary-secret-key',
  'session token': 'canary-session-token',
}

const HEADERS = { authorization: SECRETS['authorization header'], cookie: SECRETS.cookie }

/** Makes one call that VOD rejects. Clients are imported on use: a process that dies needs only one. */
type FailingCall = (endpoint: string) => Promise<unknown>

/** One call per client, as apps write them. */
export const FAILING_CALLS: Readonly<Record<string, FailingCall>> = {
  async axios(endpoint) {
    const { default: axios } = await import('axios')
    return axios.get(urlOf(endpoint), { headers: HEADERS })
  },
  async got(endpoint) {
    const { default: got } = await import('got')
    return got(urlOf(endpoint), { headers: HEADERS, retry: { limit: 0 } }).json()
  },
  async fetch(endpoint) {
    return throwIfNotOk(await fetch(urlOf(endpoint), { headers: HEADERS }))
  },
  async '@baiducloud/sdk'(endpoint) {
    const { VodClient } = await import('@baiducloud/sdk')
    return new VodClient(configOf(endpoint)).getMediaResource('mda-1')
  },
  async 'bce-sdk-js'(endpoint) {
    const { VodClient } = await import('bce-sdk-js')
    return new VodClient(configOf(endpoint)).getMediaResource('mda-1')
  },
}

function urlOf(endpoint: string): string {
  return `${endpoint}/v2/medias/mda-1?token=${SECRETS['signed URL']}`
}

function configOf(endpoint: string) {
  const credentials = { ak: SECRETS['access key'], sk: SECRETS['secret key'] }
  return { endpoint, credentials, sessionToken: SECRETS['session token'] }
}

/** The VodError of a call to an emulator that denies access. */
export async function vodErrorOf(call: FailingCall, endpoint: string): Promise<VodError> {
  const thrown = await call(endpoint).catch((thrown: unknown) => thrown)
  const error = await readVodError(thrown, { hosts: ['127.0.0.1'] })
  if (error?.code !== 'AccessDenied') throw new Error('Expected a VodError', { cause: thrown })
  return error
}

/** The names of the secrets that a text contains. */
export function secretsIn(text: string): readonly string[] {
  return Object.entries(SECRETS)
    .filter(([, secret]) => text.includes(secret))
    .map(([name]) => name)
}
