import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { HttpService } from '@nestjs/axios'
import { initTRPC } from '@trpc/server'
import { VodError, type VodErrorInit } from '@vod-errors/core'
import { AxiosError, AxiosHeaders, create } from 'axios'
import Bluebird from 'bluebird'
import { ConsecutiveBreaker, circuitBreaker, handleAll, retry } from 'cockatiel'
import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql'
import Opossum from 'opossum'
import pMap from 'p-map'
import { Piscina } from 'piscina'
import { defer, firstValueFrom, map, retry as retryOf } from 'rxjs'
import { deserializeError, serializeError } from 'serialize-error'
import VError from 'verror'

/** The bundle of `worker.ts`. */
const [, , FILE = ''] = process.argv

/** Makes a VodError with these facts, and returns what the handler gets of it. */
type Journey = (init: VodErrorInit) => unknown

const rejection = (promise: PromiseLike<unknown>) => promise.then(undefined, (thrown: unknown) => thrown)
const reject = (init: VodErrorInit) => Promise.reject(new VodError(init))

/** By what carries the error. */
export const JOURNEYS: Readonly<Record<string, Journey>> = {
  JSON: (init) => JSON.parse(JSON.stringify(new VodError(init))),
  'a structured clone of its data': (init) => structuredClone(new VodError(init).toJSON()),
  'serialize-error': (init) => deserializeError(serializeError(new VodError(init))),
  worker_threads: async (init) => {
    const [copy] = await once(new Worker(FILE, { workerData: { init } }), 'message')
    return copy
  },
  piscina: async (init) => {
    const pool = new Piscina({ filename: FILE, name: 'fail', maxThreads: 1 })
    const thrown = await rejection(pool.run(init))
    await pool.destroy()
    return thrown
  },
  'GraphQLError, as originalError': (init) => errorOfGraphql(() => reject(init)),
  'GraphQLError, around a value that is no Error': (init) =>
    errorOfGraphql(() => Promise.reject(new VodError(init).toJSON())),
  VError: (init) => new VError(new VError(new VodError(init), 'media'), 'page'),
  'Promise.any of bluebird': (init) => rejection(Bluebird.any([reject(init), reject(init)])),
  'TRPCError, as cause': (init) => {
    const { procedure, router, createCallerFactory } = initTRPC.create()
    const createCaller = createCallerFactory(router({ media: procedure.query(() => reject(init)) }))
    return rejection(createCaller({}).media())
  },
  RxJS: (init) =>
    rejection(
      firstValueFrom(
        defer(() => reject(init)).pipe(
          retryOf(1),
          map((value) => value),
        ),
      ),
    ),
  'HttpService of Nest': (init) =>
    rejection(firstValueFrom(new HttpService(failingAxios(init)).get(URL_OF_VOD))),
  'p-map': (init) => rejection(pMap([1], () => reject(init))),
  'p-map, at the end': (init) => rejection(pMap([1, 2], () => reject(init), { stopOnError: false })),
  opossum: (init) => rejection(new Opossum(() => reject(init)).fire()),
  cockatiel: (init) => rejection(retry(handleAll, { maxAttempts: 1 }).execute(() => reject(init))),
  'cockatiel, while the circuit breaks': (init) =>
    rejection(circuitBreaker(handleAll, BREAKER).execute(() => reject(init))),
  'an error of the app around an error of the app': (init) =>
    new Error('page', { cause: new Error('media', { cause: new VodError(init) }) }),
}

async function errorOfGraphql(resolve: () => unknown): Promise<unknown> {
  const fields = { media: { type: GraphQLString, resolve } }
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) })
  return (await graphql({ schema, source: '{ media }' })).errors?.[0]
}

const BREAKER = { halfOpenAfter: 1000, breaker: new ConsecutiveBreaker(1) }
const URL_OF_VOD = 'https://vod.bj.baidubce.com/v2/medias/mda-1'

/** An axios whose VOD fails like this. */
function failingAxios({
  upstreamCode: code,
  upstreamStatus: status = 500,
  message,
  requestId,
}: VodErrorInit) {
  return create({
    adapter: async (config) => {
      const data = { requestId, code, message }
      const response = { status, statusText: '', headers: new AxiosHeaders(), config, data }
      throw new AxiosError('failed', 'ERR_BAD_RESPONSE', config, undefined, response)
    },
  })
}
