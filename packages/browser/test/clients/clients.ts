import axios from 'axios'
import { JSDOM } from 'jsdom'
import { ofetch } from 'ofetch'
import { extend } from 'umi-request'
import { loadForBrowser } from './load-for-browser.ts'
import { thrownBy } from './thrown-by.ts'

/** Makes a request with one client, and returns what a page then has to read: what was thrown, or the Response. */
export type Request = (url: string, signal?: AbortSignal) => Promise<unknown>

/** Every supported client, without its own retries. */
export const CLIENTS: Readonly<Record<string, Request>> = {
  'fetch, the Response': (url, signal) => thrownBy(fetch(url, { signal: signal ?? null })),
  'fetch, a cause': async (url, signal) => {
    const cause = await thrownBy(fetch(url, { signal: signal ?? null }))
    return new Error('The request failed', { cause })
  },
  axios: (url, signal) => thrownBy(axios.get(url, signal && { signal })),
  'axios, in a page': (url, signal) =>
    thrownBy(loadForBrowser('axios', url).get(url, { adapter: 'xhr', ...(signal && { signal }) })),
  'axios, its fetch adapter': (url, signal) =>
    thrownBy(axios.get(url, { adapter: 'fetch', ...(signal && { signal }) })),
  'axios, as bytes': (url, signal) =>
    thrownBy(axios.get(url, { responseType: 'arraybuffer', ...(signal && { signal }) })),
  'axios, as a Blob': (url, signal) =>
    thrownBy(axios.get(url, { responseType: 'blob', adapter: 'fetch', ...(signal && { signal }) })),
  'axios, the response rejected by an interceptor': (url, signal) =>
    thrownBy(rejecting.get(url, signal && { signal })),
  ky: (url, signal) =>
    thrownBy(loadForBrowser('ky', url)(url, { retry: 0, ...(signal && { signal }) }).json()),
  ofetch: (url, signal) => thrownBy(ofetch(url, { retry: 0, ...(signal && { signal }) })),
  'umi-request': (url, signal) => thrownBy(extend({})(url, signal && { signal })),
  XMLHttpRequest: (url, signal) => sendXhr(url, signal).then(({ xhr }) => xhr),
  'XMLHttpRequest, as JSON': (url, signal) => sendXhr(url, signal, 'json').then(({ xhr }) => xhr),
  'XMLHttpRequest, its event': (url, signal) => sendXhr(url, signal).then(({ event }) => event),
}

const rejecting = axios.create()
rejecting.interceptors.response.use(undefined, (error) => Promise.reject(error.response ?? error))

/** Sends a request from a page of the same origin. */
function sendXhr(
  url: string,
  signal?: AbortSignal,
  responseType?: 'json',
): Promise<{ xhr: unknown; event: unknown }> {
  const xhr = new new JSDOM('', { url }).window.XMLHttpRequest()
  return new Promise((resolve) => {
    for (const type of ['load', 'error', 'timeout', 'abort']) {
      xhr.addEventListener(type, (event) => resolve({ xhr, event }))
    }
    signal?.addEventListener('abort', () => xhr.abort())
    xhr.open('GET', url)
    if (responseType) xhr.responseType = responseType
    xhr.send()
  })
}
