import { BceBaseClient, VodClient } from '@baiducloud/sdk'
import { throwIfNotOk, wrapVodClient } from '@vod-errors/core'
import axios from 'axios'
import { VodClient as OldVodClient } from 'bce-sdk-js'
import got from 'got'
import ky from 'ky'
import nodeFetch from 'node-fetch'
import { ofetch } from 'ofetch'
import superagent from 'superagent'
import { Agent, interceptors, request, fetch as undiciFetch } from 'undici'
import { type ReadMedia, throwBad, urlOf } from './read-media.ts'

const throwing = new Agent().compose(interceptors.responseError())

/** Every supported client, in its current major version. */
export const CLIENTS: Readonly<Record<string, ReadMedia>> = {
  '@baiducloud/sdk, API v1': (target) => new VodClient(target).getMediaResource('mda-1'),
  '@baiducloud/sdk, API v2': (target) =>
    new BceBaseClient(target, 'vod', true).sendRequest('GET', '/v2/medias/mda-1'),
  'bce-sdk-js': (target) => new OldVodClient(target).getMediaResource('mda-1'),
  '@baiducloud/sdk, API v1, wrapped': (target, { signal }) =>
    wrapVodClient(new VodClient(target), { signal }).getMediaResource('mda-1'),
  '@baiducloud/sdk, API v2, wrapped': (target, { signal }) =>
    wrapVodClient(new BceBaseClient(target, 'vod', true), { signal }).sendRequest('GET', '/v2/medias/mda-1'),
  'bce-sdk-js, wrapped': (target, { signal }) =>
    wrapVodClient(new OldVodClient(target), { signal }).getMediaResource('mda-1'),
  axios: (target, { signal }) =>
    axios.get(urlOf(target), { signal, responseType: 'json', transitional: { silentJSONParsing: false } }),
  'axios, as a stream': (target, { signal }) => axios.get(urlOf(target), { signal, responseType: 'stream' }),
  'got, as bytes': (target, { signal }) => got(urlOf(target), { signal, retry: { limit: 0 } }).buffer(),
  fetch: async (target, { signal }) => (await throwIfNotOk(await fetch(urlOf(target), { signal }))).json(),
  'undici fetch': async (target, { signal }) =>
    (await throwIfNotOk(await undiciFetch(urlOf(target), { signal }))).json(),
  'undici request': async (target, { signal }) =>
    (await throwIfNotOk(await request(urlOf(target), { signal }))).body.json(),
  'undici responseError': async (target, { signal }) =>
    (await request(urlOf(target), { signal, dispatcher: throwing })).body.json(),
  'node-fetch': async (target, { signal }) =>
    (await throwIfNotOk(await nodeFetch(urlOf(target), { signal }))).json(),
  got: (target, { signal }) => got(urlOf(target), { signal, retry: { limit: 0 } }).json(),
  ky: (target, { signal }) => ky(urlOf(target), { signal, retry: 0 }).json(),
  superagent: (target) => superagent.get(urlOf(target)),
  ofetch: (target, { signal }) => ofetch(urlOf(target), { signal, retry: 0 }),
  'fetch, the Response thrown': async (target) => throwBad(await fetch(urlOf(target))),
  'node-fetch, the Response thrown': async (target) => throwBad(await nodeFetch(urlOf(target))),
  'undici request, the response thrown': async (target) => throwBad(await request(urlOf(target))),
}
