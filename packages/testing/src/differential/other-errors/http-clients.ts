/// <reference path="../aliases.d.ts" />
import { type MakeThrown, rejectionOf } from './thrown-value.ts'

const MISSING = '/missing'
const HALF = '/half'

/** Errors of HTTP clients that called another API. */
export const HTTP_CLIENT_ERRORS: Readonly<Record<string, MakeThrown>> = {
  'axios, 404': async ({ upstream }) => {
    const { default: axios } = await import('axios')
    return rejectionOf(axios.get(upstream + MISSING))
  },
  'axios, refused': async ({ refused }) => {
    const { default: axios } = await import('axios')
    return rejectionOf(axios.get(refused))
  },
  'axios, half a body': async ({ upstream }) => {
    const { default: axios } = await import('axios')
    return rejectionOf(axios.get(upstream + HALF))
  },
  'axios 0.21, 404': async ({ upstream }) => {
    const { default: axios } = await import('axios021')
    return rejectionOf(axios.get(upstream + MISSING))
  },
  'axios 0.21, refused': async ({ refused }) => {
    const { default: axios } = await import('axios021')
    return rejectionOf(axios.get(refused))
  },
  'axios 0.26, 404': async ({ upstream }) => {
    const { default: axios } = await import('axios026')
    return rejectionOf(axios.get(upstream + MISSING))
  },
  'got, 404': async ({ upstream }) => {
    const { default: got } = await import('got')
    return rejectionOf(got(upstream + MISSING, { retry: { limit: 0 } }))
  },
  'got, not JSON': async ({ upstream }) => {
    const { default: got } = await import('got')
    return rejectionOf(got(`${upstream}/not-json`).json())
  },
  'got 11, 404': async ({ upstream }) => {
    const { default: got } = await import('got11')
    return rejectionOf(got(upstream + MISSING, { retry: { limit: 0 } }))
  },
  'got 11, refused': async ({ refused }) => {
    const { default: got } = await import('got11')
    return rejectionOf(got(refused, { retry: { limit: 0 } }))
  },
  'node-fetch, refused': async ({ refused }) => {
    const { default: fetch } = await import('node-fetch')
    return rejectionOf(fetch(refused))
  },
  'node-fetch, not JSON': async ({ upstream }) => {
    const { default: fetch } = await import('node-fetch')
    const response = await fetch(`${upstream}/not-json`)
    return rejectionOf(response.json())
  },
  'fetch, refused': ({ refused }) => rejectionOf(fetch(refused)),
  'fetch, half a body': async ({ upstream }) => {
    const response = await fetch(upstream + HALF)
    return rejectionOf(response.text())
  },
  'fetch, aborted': ({ upstream }) => rejectionOf(fetch(upstream, { signal: AbortSignal.abort() })),
  'a response of fetch': ({ upstream }) => fetch(upstream + MISSING),
  'undici, responseError': async ({ upstream }) => {
    const { Agent, interceptors, request } = await import('undici')
    const dispatcher = new Agent().compose(interceptors.responseError())
    return rejectionOf(request(upstream + MISSING, { dispatcher }))
  },
  'undici, refused': async ({ refused }) => {
    const { request } = await import('undici')
    return rejectionOf(request(refused))
  },
  'superagent, 404': async ({ upstream }) => {
    const { default: superagent } = await import('superagent')
    return rejectionOf(superagent.get(upstream + MISSING))
  },
  'superagent, refused': async ({ refused }) => {
    const { default: superagent } = await import('superagent')
    return rejectionOf(superagent.get(refused))
  },
  'ky, 404': async ({ upstream }) => {
    const { default: ky } = await import('ky')
    return rejectionOf(ky.get(upstream + MISSING, { retry: 0 }))
  },
  'ofetch, 404': async ({ upstream }) => {
    const { ofetch } = await import('ofetch')
    return rejectionOf(ofetch(upstream + MISSING, { retry: 0 }))
  },
}
