import { CATALOG, type MessageOverrides, type VodErrorHandlerOptions } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import { mediaNotFound, REQUEST_ID } from '../contenders/rejection.ts'
import { requestIn } from '../in-process/errors.ts'
import type { Task } from '../measure/nanoseconds.ts'

/** An input that grows, and how its cost may grow with it. */
export interface GrowthCase {
  readonly name: string
  /** `flat`: the cost must not depend on the size. `bounded`: at most linear, up to a cutoff. */
  readonly bound: 'flat' | 'bounded'
  readonly sizes: readonly number[]
  /** Creates the task to time for a size. */
  readonly prepare: (size: number) => Task
}

const KIB = 1024
const BODIES = [1, 4, 16, 64, 256, 1024, 10_240].map((size) => size * KIB)
const CHAINS = [1, 3, 10, 30, 100, 300, 1000]

/** The codes in the catalog of this build, which may be larger than the real one. */
const CODES = Object.keys(CATALOG)

/** The cases that use the real catalog. */
export const CASES: readonly GrowthCase[] = [
  {
    name: 'message overrides',
    bound: 'flat',
    sizes: [1, 10, CODES.length],
    prepare: withMessages,
  },
  { name: 'supported languages', bound: 'flat', sizes: [1, 10, 100], prepare: withLanguages },
  { name: 'cause chain, rejection first', bound: 'bounded', sizes: CHAINS, prepare: causesBelow },
  { name: 'cause chain, rejection last', bound: 'bounded', sizes: CHAINS, prepare: causesAbove },
  { name: 'errors of an AggregateError', bound: 'bounded', sizes: CHAINS, prepare: aggregate },
  {
    name: 'HTML page in `message`, bytes',
    bound: 'bounded',
    sizes: BODIES,
    prepare: (size) =>
      responding(() => ({ status_code: 502, message: '<p>Bad gateway</p>'.repeat(size / 18) })),
  },
  {
    name: 'JSON text in `message`, bytes',
    bound: 'bounded',
    sizes: BODIES,
    prepare: (size) => responding(() => ({ status_code: 404, message: JSON.stringify(bodyOf(size)) })),
  },
  {
    name: 'long vendor text in `message`, bytes',
    bound: 'bounded',
    sizes: BODIES,
    prepare: (size) => responding(() => ({ ...mediaNotFound(), message: textOf(size) })),
  },
  {
    name: 'parsed body in `response.data`, bytes',
    bound: 'bounded',
    sizes: BODIES,
    prepare: (size) => responding(() => axiosError(bodyOf(size))),
  },
  {
    name: 'JSON text in `response.data`, bytes',
    bound: 'bounded',
    sizes: BODIES,
    prepare: (size) => responding(() => axiosError(JSON.stringify(bodyOf(size)))),
  },
  {
    name: 'a Buffer in `response.data`, bytes',
    bound: 'bounded',
    sizes: BODIES,
    prepare: (size) => responding(() => axiosError(Buffer.from(JSON.stringify(bodyOf(size))))),
  },
  {
    name: 'Accept-Language, bytes',
    bound: 'bounded',
    sizes: [1, 4, 14].map((size) => size * KIB),
    prepare: (size) => responding(mediaNotFound, {}, 'xx-YY;q=0.5,'.repeat(size / 12)),
  },
]

/** The cases that depend on the catalog of this build. */
export const CATALOG_CASES: readonly GrowthCase[] = [
  {
    name: 'codes in the catalog',
    bound: 'flat',
    sizes: [CODES.length],
    prepare: () => responding(mediaNotFound),
  },
  {
    name: 'codes in the catalog, all with message overrides',
    bound: 'flat',
    sizes: [CODES.length],
    prepare: withMessages,
  },
]

/** Creates responder and error once, so that only the response is timed. */
function responding(make: () => unknown, options: VodErrorHandlerOptions = {}, language = 'en-US'): Task {
  const adapter = { readRequest: (request: IncomingRequest) => request, canForward: () => true }
  const { respond } = createResponder(adapter, { logger: false, unhandled: 'respond', ...options })
  const thrown = make()
  const request = requestIn(language)
  const outcome = respond(thrown, request)
  if (!outcome || outcome instanceof Promise) throw new Error('Expected a synchronous response')
  return () => respond(thrown, request)
}

function withMessages(count: number): Task {
  const codes = [...new Set(['MediaNotFound', ...CODES])].slice(0, count)
  const messages: MessageOverrides = Object.fromEntries(codes.map((code) => [code, `A text for ${code}.`]))
  return responding(mediaNotFound, { messages })
}

/** Well-formed tags of languages that do not exist. */
function withLanguages(count: number): Task {
  const locales = Array.from({ length: count }, (_item, index) => ({
    locale: `q${String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))}`,
    fallback: 'en',
  }))
  return responding(mediaNotFound, { locales })
}

function causesBelow(count: number): Task {
  return responding(() => Object.assign(mediaNotFound(), { cause: chain(count) }))
}

function causesAbove(count: number): Task {
  return responding(() => chain(count, mediaNotFound()))
}

function chain(length: number, last?: unknown): unknown {
  let cause: unknown = last
  for (let index = 0; index < length; index++) cause = new Error(`layer ${index}`, { cause })
  return cause
}

function aggregate(count: number): Task {
  const errors = Array.from({ length: count }, (_item, index) => new Error(`try ${index}`))
  return responding(() => new AggregateError([...errors, mediaNotFound()], 'all tries failed'))
}

function textOf(size: number): string {
  return 'Media not found with mda-1 at https://vod.bj.baidubce.com/v2/medias?token=secret '.repeat(
    Math.ceil(size / 80),
  )
}

function bodyOf(size: number): object {
  return { requestId: REQUEST_ID, code: 'MediaException.MediaNotFound', message: textOf(size) }
}

function axiosError(data: unknown): Error {
  return Object.assign(new Error('Request failed with status code 404'), {
    name: 'AxiosError',
    isAxiosError: true,
    config: { url: 'https://vod.bj.baidubce.com/v2/medias/mda-1' },
    response: { status: 404, data, headers: { 'x-bce-request-id': REQUEST_ID } },
  })
}
