import type { RequestListener } from 'node:http'
import { AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios'
import { type Contender, same } from './contender.ts'

const CONFIG: InternalAxiosRequestConfig = {
  url: 'https://api.example.com/v1/orders/7',
  method: 'get',
  timeout: 3000,
  headers: new AxiosHeaders({ accept: 'application/json', authorization: 'Bearer token' }),
}

/** Errors of others than VOD, made afresh for each request. */
export const OTHER_ERRORS = {
  'an Error': () => new Error('The database is down'),
  'an AxiosError of another API': () =>
    new AxiosError(
      'Request failed with status code 404',
      AxiosError.ERR_BAD_REQUEST,
      CONFIG,
      {},
      {
        status: 404,
        statusText: 'Not Found',
        headers: { 'content-type': 'application/json' },
        config: CONFIG,
        data: { error: 'not_found', details: Array.from({ length: 20 }, (_item, index) => ({ index })) },
      },
    ),
  'an error keyed by the fields of a 48 KB body': () =>
    Object.assign(new Error('Validation failed'), { status: 400, errors: fieldErrors() }),
} as const satisfies Readonly<Record<string, () => Error>>

/** A body of 48 KB has some thousand fields. */
function fieldErrors(): object {
  const fields = Array.from({ length: 1000 }, (_item, index) => [
    `field${index}`,
    { message: `Expected a number, got a string of length ${index}`, path: `field${index}`, kind: 'number' },
  ])
  return Object.fromEntries(fields)
}

/** What is mounted below the app's own handler: the second is the least that anything costs that sees the error first. */
const MOUNTED = ['bare', 'with a handler that only forwards', 'with our handler'] as const
export type Mounted = (typeof MOUNTED)[number]

/** The contenders for each error, which must all respond with the same bytes. */
export function forwarders(
  listenTo: (thrown: () => Error, mounted: Mounted) => RequestListener,
): Contender[] {
  return Object.entries(OTHER_ERRORS).flatMap(([error, thrown]) =>
    MOUNTED.map((mounted) => same(forwardName(error, mounted), 500, () => listenTo(thrown, mounted))),
  )
}

/** The name of a contender that gets the error. */
export function forwardName(error: string, mounted: Mounted): string {
  return `${mounted}, ${error}`
}
