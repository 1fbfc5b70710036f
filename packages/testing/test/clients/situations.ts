/// <reference path="./untyped-clients.d.ts" />
import { get } from 'node:http'
import cors from '@koa/cors'
import { HttpClient } from '@midwayjs/core'
import Agent from 'agentkeepalive'
import axios from 'axios'
import createError from 'http-errors'
import { request as requestWithHttpx } from 'httpx'
import nodeFetch2 from 'node-fetch2'
import pMap from 'p-map'
import pMap4 from 'p-map4'
import requestPromise from 'request-promise'
import { extend } from 'umi-request'
import { ProxyAgent, RetryAgent, request, Agent as UndiciAgent, fetch as undiciFetch } from 'undici'
import { request as urllib4 } from 'urllib'
import urllib2 from 'urllib2'
import { SDK_REJECTION, VOD } from './situations-server.ts'

/** What a call throws, made with the real package, and what it must lead to. */
export interface Situation {
  readonly call: (origin: string) => PromiseLike<unknown>
  /** Through `vodCall`. */
  readonly expected: object
  /** Whether the handler finds VOD's host in what was thrown, or needs no host. */
  readonly isFoundAlone: boolean
}

const TIMEOUT = 100
const timedOut = { code: 'UpstreamTimeout', status: 504 }
const invalid = { code: 'UpstreamInvalidResponse', status: 502 }
const unreachable = { code: 'UpstreamUnreachable', status: 502 }
const notFound = { code: 'MediaNotFound', status: 404, upstreamStatus: 404, requestId: VOD.requestId }
const dispatcher = new RetryAgent(new UndiciAgent(), { maxRetries: 0 })
const umiRequest = extend({ timeout: TIMEOUT })
const rejecting = axios.create()
rejecting.interceptors.response.use(undefined, ({ response }) => Promise.reject(response))
const reject = () => Promise.reject(SDK_REJECTION)

/** What real clients throw where the obvious reading would be wrong, and the right one. */
export const SITUATIONS: Readonly<Record<string, Situation>> = {
  'an interceptor of axios rejects the response': found((origin) => rejecting.get(`${origin}/404`), notFound),
  'urllib 2: ResponseTimeoutError': found(
    (origin) => urllib2.request(`${origin}/hang`, { timeout: TIMEOUT }),
    timedOut,
  ),
  'urllib 2: JSONResponseFormatError': found(
    (origin) => urllib2.request(`${origin}/broken`, { dataType: 'json' }),
    { ...invalid, upstreamStatus: 200 },
  ),
  'urllib 4: HttpClientRequestTimeoutError': found(
    (origin) => urllib4(`${origin}/hang`, { timeout: TIMEOUT }),
    timedOut,
  ),
  'urllib 4: JSONResponseFormatError': found((origin) => urllib4(`${origin}/broken`, { dataType: 'json' }), {
    ...invalid,
    upstreamStatus: 200,
  }),
  '@midwayjs/core: a timeout': hostless(
    (origin) => new HttpClient({ timeout: TIMEOUT }).request(`${origin}/hang`),
    timedOut,
  ),
  'httpx: RequestTimeoutError': hostless(
    (origin) => requestWithHttpx(`${origin}/hang`, { readTimeout: TIMEOUT }),
    timedOut,
  ),
  'node-fetch 2: request-timeout': hostless(
    (origin) => nodeFetch2(`${origin}/hang`, { timeout: TIMEOUT }),
    timedOut,
  ),
  'node-fetch 2: body-timeout': hostless(
    async (origin) => (await nodeFetch2(`${origin}/half`, { timeout: TIMEOUT })).json(),
    timedOut,
  ),
  'node-fetch 2: invalid-json': hostless(
    async (origin) => (await nodeFetch2(`${origin}/broken`)).json(),
    invalid,
  ),
  'umi-request: Timeout': found((origin) => umiRequest(`${origin}/hang`), timedOut),
  'agentkeepalive: ERR_SOCKET_TIMEOUT': hostless(
    (origin) =>
      new Promise((_resolve, rejectCall) => {
        get(`${origin}/hang`, { agent: new Agent({ timeout: TIMEOUT }) }).on('error', rejectCall)
      }),
    timedOut,
  ),
  'undici: a proxy that refuses, request': hostless(
    (origin) => request('https://vod.bj.baidubce.com/', { dispatcher: new ProxyAgent(origin) }),
    unreachable,
  ),
  'undici: a proxy that refuses, fetch': hostless(
    (origin) => undiciFetch('https://vod.bj.baidubce.com/', { dispatcher: new ProxyAgent(origin) }),
    unreachable,
  ),
  'undici: RetryAgent, 503': found((origin) => request(`${origin}/503`, { dispatcher }), {
    code: 'UpstreamUnavailable',
    status: 503,
    requestId: VOD.requestId,
    retryAfter: 7,
  }),
  'undici: RetryAgent, 429, fetch': found((origin) => undiciFetch(`${origin}/429`, { dispatcher }), {
    code: 'UpstreamUnavailable',
    upstreamStatus: 429,
    retryAfter: 7,
  }),
  'request-promise: StatusCodeError': found(
    (origin) => requestPromise({ uri: `${origin}/404`, json: true }),
    notFound,
  ),
  'request-promise: StatusCodeError with a base URL': found(
    (origin) => requestPromise({ baseUrl: origin, uri: '/404' }),
    notFound,
  ),
  'request-promise: RequestError': found(
    (origin) => requestPromise({ url: `${origin}/hang`, timeout: TIMEOUT }),
    timedOut,
  ),
  'a rejection of the SDK copied onto an Error': found(
    () => reject().catch((error) => Promise.reject(Object.assign(new Error(), error))),
    notFound,
  ),
  'a rejection of the SDK through http-errors': found(
    () => reject().catch((error) => Promise.reject(createError(500, error))),
    notFound,
  ),
  'a rejection of the SDK through p-map 7': found(
    () => pMap([1, 2], reject, { stopOnError: false }),
    notFound,
  ),
  'a rejection of the SDK through p-map 4': found(
    () => pMap4([1, 2], reject, { stopOnError: false }),
    notFound,
  ),
  'a rejection of the SDK marked by @koa/cors': found(
    () => Promise.resolve(cors()(Object(KOA_CONTEXT), () => Promise.reject({ ...SDK_REJECTION }))),
    notFound,
  ),
  'an abort by a signal of the app': hostless(
    (origin) => {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 20)
      return fetch(`${origin}/hang`, { signal: controller.signal })
    },
    { code: 'UpstreamAborted' },
  ),
}

const KOA_CONTEXT = {
  get: () => 'https://site.example',
  set: () => {},
  vary: () => {},
  method: 'GET',
}

function found(call: Situation['call'], expected: object): Situation {
  return { call, expected, isFoundAlone: true }
}

/** The error does not tell where the call went: only `vodCall` can. */
function hostless(call: Situation['call'], expected: object): Situation {
  return { call, expected, isFoundAlone: false }
}
