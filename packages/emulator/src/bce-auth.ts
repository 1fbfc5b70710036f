import { Auth } from '@baiducloud/sdk'

/** An access key id and its secret. */
export interface Credentials {
  readonly ak: string
  readonly sk: string
}

/** What a signature covers, in the argument order of the SDK's `Auth`; times in seconds. */
export type Signable = [
  method: string,
  path: string,
  query: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, unknown>>,
  timestamp: number,
  expirationInSeconds: number,
  headersToSign: readonly string[],
]

/** Signs with the real SDK's own class, so that both sides agree. */
export function authorizationFor(credentials: Credentials, signable: Signable): string {
  return new Auth(credentials.ak, credentials.sk).generateAuthorization(...signable)
}
