import type { GroupName } from '../contenders/groups.ts'
import { forwardName, OTHER_ERRORS } from '../contenders/other-errors.ts'
import type { Growth } from '../growth/run-growth.ts'
import { CALLS } from '../in-process/calls.ts'
import { BASELINES, rowName } from '../in-process/errors.ts'
import { forwardedName, MAKING } from '../in-process/other-errors.ts'
import { REJECTION } from '../in-process/shapes.ts'
import { CONTENDERS } from '../transport/contenders.ts'
import { SITUATION } from '../transport/situations.ts'
import { compareRows, spreadOfRatio } from './compare-rows.ts'
import type { Results } from './results.ts'

/** What was aimed at, and what came out. */
export interface Target {
  readonly what: string
  readonly bound: string
  readonly result: string
  readonly isMet: boolean
  /** Where the cost lies; shown where the target is missed. */
  readonly why: string
}

const EXPRESS_BASE = 'hand-written, res.status().set().json()'
const EXPRESS_RAW = 'hand-written, setHeader/end'
const EXPRESS_PEERS = ['finalhandler', 'strong-error-handler', 'express-http-problem-details'] as const
const KOA_BASE = 'hand-written, ctx.status/set/body'
const KOA_PEERS = ['koa-json-error', "koa-json-error, with an 'error' listener", 'koa-onerror'] as const

const WHY_STORM =
  'Most of a request is node’s and the framework’s. Ten lines of a team’s own do not recognise any shape, nor look whether the response has begun, what headers of a dead success it has, whether a stream is still piped into it or an upload is unread.'
const WHY_EXPRESS = `${WHY_STORM} Express makes every request and response another kind of object to V8, so that none of those looks is remembered, and each costs many times what it costs on Koa.`
const WHY_PEER =
  'It answers a 500 with few headers, whatever was thrown, or looks up what the hand-written table says.'
const WHY_BYTES = 'Recognising any shape and looking up what it means cost as much as writing the body.'

/** A ratio of speeds that is to be at least something. */
interface SpeedTarget {
  readonly group: GroupName
  readonly name: string
  readonly beside: string
  readonly atLeast: number
  readonly why: string
}

const SPEED_TARGETS: readonly SpeedTarget[] = [
  { group: 'express', name: 'ours', beside: EXPRESS_BASE, atLeast: 1.15, why: WHY_EXPRESS },
  { group: 'express', name: 'ours', beside: EXPRESS_RAW, atLeast: 0.97, why: WHY_EXPRESS },
  { group: 'koa', name: 'ours', beside: KOA_BASE, atLeast: 1, why: WHY_STORM },
  ...EXPRESS_PEERS.map((beside) => ({
    group: 'express' as const,
    name: 'ours',
    beside,
    atLeast: 1,
    why: WHY_PEER,
  })),
  ...KOA_PEERS.map((beside) => ({ group: 'koa' as const, name: 'ours', beside, atLeast: 1, why: WHY_PEER })),
  {
    group: 'koa-listener',
    name: 'ours',
    beside: 'hand-written, emits an Error',
    atLeast: 0.97,
    why: WHY_STORM,
  },
  {
    group: 'koa-happy',
    name: 'with our middleware',
    beside: 'without our middleware',
    atLeast: 0.99,
    why: 'It is what a middleware costs that does nothing but wait for what is below it: see the row of the empty one.',
  },
]

const FORWARD_TARGETS: readonly SpeedTarget[] = (['forward-express', 'forward-koa'] as const).flatMap(
  (group) =>
    Object.keys(OTHER_ERRORS).map((error) => ({
      group,
      name: forwardName(error, true),
      beside: forwardName(error, false),
      atLeast: 0.97,
      why: 'The error is looked at once: is it VOD’s, and does the framework survive it.',
    })),
)

/** Every target for which there are figures, in the order in which they were set. */
export function judge(results: Results): readonly Target[] {
  return [
    ...[...SPEED_TARGETS, ...FORWARD_TARGETS].flatMap((target) => judgeSpeed(target, results)),
    ...judgeCalls(results),
    ...judgeOtherErrors(results),
    ...(results.growth ?? []).map(judgeGrowth),
    ...judgeTransport(results),
  ]
}

function judgeSpeed({ group, name, beside, atLeast, why }: SpeedTarget, { storms }: Results): Target[] {
  const storm = storms[group]
  if (!storm?.rows.some((row) => row.name === beside)) return []
  const ratio = compareRows(storm, beside).find((row) => row.name === name)?.ratio
  if (!ratio) return []
  return [
    {
      what: `${storm.title}: ${name}, against ${beside}`,
      bound: `≥ ${atLeast.toFixed(2)} ×`,
      result: spreadOfRatio(ratio),
      isMet: ratio.median >= atLeast,
      why: ratio.median + ratio.uncertainty < atLeast ? why : `Too near to tell in so many rounds. ${why}`,
    },
  ]
}

function judgeCalls({ calls }: Results): Target[] {
  const ns = (name: string): number | undefined => calls?.find((call) => call.name === name)?.ns
  const ours = ns(rowName(REJECTION, 'en'))
  const stringify = ns(BASELINES.stringify)
  const peer = ns(BASELINES.finalhandler)
  const bare = ns(CALLS.bare)
  const wrapped = ns(CALLS.wrapped)
  if (!(ours && stringify && peer && bare && wrapped)) return []
  const quotient = (other: number) => ours / other
  return [
    {
      what: `Thrown → bytes, against ${BASELINES.stringify}`,
      bound: '≤ 3 ×',
      result: `${quotient(stringify).toFixed(1)} ×`,
      isMet: quotient(stringify) <= 3,
      why: WHY_BYTES,
    },
    {
      what: `Thrown → bytes, against ${BASELINES.finalhandler} with a mock response`,
      bound: '< 1 ×',
      result: `${quotient(peer).toFixed(2)} ×`,
      isMet: quotient(peer) < 1,
      why: WHY_BYTES,
    },
    {
      what: 'wrapVodClient, over the bare call',
      bound: '≤ 1 µs',
      result: `${((wrapped - bare) / 1000).toFixed(2)} µs`,
      isMet: wrapped - bare <= 1000,
      why: 'The clock is read twice, and a promise, a closure and a listener are made for each call.',
    },
  ]
}

function judgeOtherErrors({ calls }: Results): Target[] {
  const ns = (name: string): number | undefined => calls?.find((call) => call.name === name)?.ns
  const vodError = ns(MAKING.vodError)
  const error = ns(MAKING.error)
  if (!(vodError && error)) return []
  const ratio = vodError / error
  return [
    {
      what: `${MAKING.vodError}, against ${MAKING.error}`,
      bound: '≤ 0.6 ×',
      result: `${ratio.toFixed(2)} ×`,
      isMet: ratio <= 0.6,
      why: 'The message is redacted and its parameters are read.',
    },
    ...Object.keys(OTHER_ERRORS).map((name) => {
      const cost = ns(forwardedName(name)) ?? Number.NaN
      return {
        what: `In process: ${forwardedName(name)}`,
        bound: '≤ 3 µs',
        result: `${(cost / 1000).toFixed(2)} µs`,
        isMet: cost <= 3000,
        why: 'Every known shape of a client is compared.',
      }
    }),
  ]
}

/** How many times the bare SDK's calls are to be made at least. */
const TRANSPORT_TARGETS: readonly (readonly [situation: string, atLeast: number])[] = [
  [SITUATION.http, 1],
  [SITUATION.https, 1.5],
  [SITUATION.far, 2],
]

function judgeTransport({ transport = [] }: Results): Target[] {
  return TRANSPORT_TARGETS.flatMap(([situation, atLeast]) => {
    const row = transport.find((each) => each.situation === situation && each.contender === CONTENDERS.ours)
    if (!row) return []
    return {
      what: `Transport: wrapVodClient, against the bare SDK, ${situation}`,
      bound: `≥ ${atLeast.toFixed(1)} ×`,
      result: spreadOfRatio(row.ratio),
      isMet: row.ratio.median >= atLeast,
      why: 'What is saved is the handshakes: the less a connection costs, the less that is.',
    }
  })
}

/** How much dearer a hundred times the size may be where size is not to matter: processor caches see it all the same. */
const FLAT = 1.5
/** How much steeper than linear the growth may look. */
const LINEAR = 1.1

function judgeGrowth({ name, bound, exponent, factor, points }: Growth): Target {
  const result = `exponent ${exponent.toFixed(2)}; ${points[0]?.size} → ${points.at(-1)?.size}: ${factor.toFixed(2)} ×`
  const isFlat = bound === 'flat'
  return {
    what: `Growth: ${name}`,
    bound: isFlat ? `largest ≤ ${FLAT} × smallest` : `exponent ≤ ${LINEAR}, last step flat`,
    result,
    isMet: isFlat ? factor <= FLAT : exponent <= LINEAR && lastStep(points) <= FLAT,
    why: 'The figures themselves stand below: within microseconds, processor caches and a neighbour on the machine are seen too.',
  }
}

/** How much dearer the largest size is than the one before: nothing, where the input is cut off early. */
function lastStep(points: Growth['points']): number {
  return (points.at(-1)?.ns ?? Number.NaN) / (points.at(-2)?.ns ?? Number.NaN)
}
