/// <reference path="./untyped-clients.d.ts" />
import { HttpClient } from '@midwayjs/core'
import { throwIfNotOk } from '@vod-errors/core'
import Agent from 'agentkeepalive'
import axios from 'axios'
import axios021 from 'axios021'
import got11 from 'got11'
import needle from 'needle'
import nodeFetch2 from 'node-fetch2'
import requestPromise from 'request-promise'
import { extend } from 'umi-request'
import { RetryAgent, request, Agent as UndiciAgent } from 'undici'
import { request as urllib4 } from 'urllib'
import urllib2 from 'urllib2'
import wretch from 'wretch'
import { type ReadMedia, throwBad, urlOf } from './read-media.ts'

const JSON_OF_URLLIB = { dataType: 'json', timeout: 5000, socketErrorRetry: 0 } as const
const agent = new Agent()
const dispatcher = new RetryAgent(new UndiciAgent(), {
  maxRetries: 0,
  statusCodes: [413, 429, 502, 503, 504],
})
const umiRequest = extend({ throwErrIfParseFail: true })
const rejecting = axios.create()
rejecting.interceptors.response.use(undefined, (error) => Promise.reject(error.response ?? error))

/** Clients that older and Chinese BFFs depend on, and what apps build on the others. */
export const MORE_CLIENTS: Readonly<Record<string, ReadMedia>> = {
  'urllib 2, the result thrown': async (target) =>
    throwUnlessOk(await urllib2.request(urlOf(target), JSON_OF_URLLIB)),
  'urllib 4, the result thrown': async (target) =>
    throwUnlessOk(await urllib4(urlOf(target), JSON_OF_URLLIB)),
  '@midwayjs/core, the result thrown': async (target) =>
    throwUnlessOk(await new HttpClient().request(urlOf(target), { dataType: 'text' })),
  'needle, the result thrown': async (target) =>
    throwUnlessOk(await needle('get', urlOf(target), { parse_response: 'json' })),
  'node-fetch 2': async (target, { signal }) =>
    (await throwIfNotOk(await nodeFetch2(urlOf(target), { signal }))).json(),
  'node-fetch 2, the Response thrown': async (target) => throwUnlessOk(await nodeFetch2(urlOf(target))),
  'axios with agentkeepalive': (target, { signal }) =>
    axios.get(urlOf(target), { signal, httpAgent: agent, ...PARSED_BY_AXIOS }),
  'axios, an interceptor rejects the response': (target, { signal }) =>
    rejecting.get(urlOf(target), { signal, ...PARSED_BY_AXIOS }),
  'axios 0.21': (target) => axios021.get(urlOf(target)),
  'got 11': (target) => got11(urlOf(target), { retry: { limit: 0 } }).json(),
  'request-promise': (target) => requestPromise({ uri: urlOf(target), json: true }),
  'umi-request': (target) => umiRequest(urlOf(target)),
  wretch: (target) => wretch(urlOf(target)).get().json(),
  'undici RetryAgent': async (target, { signal }) =>
    (await throwIfNotOk(await request(urlOf(target), { signal, dispatcher }))).body.json(),
}

const PARSED_BY_AXIOS = { responseType: 'json', transitional: { silentJSONParsing: false } } as const

function throwUnlessOk<Result>(result: Result): Result {
  const status = Object(result).status ?? Object(result).statusCode
  return status === 200 ? result : throwBad(Object(result))
}
