/// <reference path="./baiducloud-sdk.d.ts" />
import { Auth } from '@baiducloud/sdk'

/** An access key id and its secret. */
export interface Credentials {
  readonly ak: string
  readonly sk: string
}

/** The values that a signature covers, in the order in which the SDK's `Auth` takes them; times in seconds. */
export type Signable = [
  method: string,
  path: string,
  query: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, unknown>>,
  timestamp: number,
  expirationInSeconds: number,
  headersToSign: readonly string[],
]

/** Signs with the class that the real SDK signs with, so that both sides always agree. */
export function authorizationFor(credentials: Credentials, signable: Signable): string {
  return new Auth(credentials.ak, credentials.sk).generateAuthorization(...signable)
}
