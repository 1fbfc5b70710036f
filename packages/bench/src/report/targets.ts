import type { GroupName } from '../contenders/groups.ts'
import { forwardName, OTHER_ERRORS } from '../contenders/other-errors.ts'
import type { Growth } from '../growth/run-growth.ts'
import { CALLS } from '../in-process/calls.ts'
import { BASELINES, rowName } from '../in-process/errors.ts'
import { forwardedName, MAKING } from '../in-process/other-errors.ts'
import { REJECTION } from '../in-process/shapes.ts'
import { CONTENDERS } from '../transport/contenders.ts'
import { SITUATION } from '../transport/situations.ts'
import { compareRows, formatRatio } from './compare-rows.ts'
import type { Results } from './results.ts'

/** A target and its result. */
export interface Target {
  readonly what: string
  readonly bound: string
  readonly result: string
  readonly isMet: boolean
  /** Where the cost comes from; shown if the target is missed. */
  readonly why: string
}

const EXPRESS_BASE = 'hand-written, res.status().set().json()'
const EXPRESS_RAW = 'hand-written, setHeader/end'
const EXPRESS_PEERS = ['finalhandler', 'strong-error-handler', 'express-http-problem-details'] as const
const KOA_BASE = 'hand-written, ctx.status/set/body'
const KOA_PEERS = ['koa-json-error', "koa-json-error, with an 'error' listener", 'koa-onerror'] as const

const WHY_STORM =
  'Node and the framework take most of the time of a request. A ten-line handler does not normalize other client shapes, and does not check for a started response, stale headers, a stream that is still piped into the response or an unread upload.'
const WHY_EXPRESS = `${WHY_STORM} Express swaps the prototypes of every request and response, which defeats inline caches, so each of these checks costs many times more than on Koa.`
const WHY_PEER = 'It sends a 500 with few headers whatever was thrown, or looks up the hand-written table.'
const WHY_BYTES = 'Normalizing the thrown value and looking up its code cost as much as writing the body.'

/** A lower bound for a ratio of speeds. */
interface SpeedTarget {
  readonly group: GroupName
  readonly name: string
  readonly reference: string
  readonly min: number
  readonly why: string
}

const SPEED_TARGETS: readonly SpeedTarget[] = [
  { group: 'express', name: 'ours', reference: EXPRESS_BASE, min: 1.15, why: WHY_EXPRESS },
  { group: 'express', name: 'ours', reference: EXPRESS_RAW, min: 0.97, why: WHY_EXPRESS },
  { group: 'koa', name: 'ours', reference: KOA_BASE, min: 1, why: WHY_STORM },
  ...EXPRESS_PEERS.map((reference) => ({
    group: 'express' as const,
    name: 'ours',
    reference,
    min: 1,
    why: WHY_PEER,
  })),
  ...KOA_PEERS.map((reference) => ({
    group: 'koa' as const,
    name: 'ours',
    reference,
    min: 1,
    why: WHY_PEER,
  })),
  {
    group: 'koa-listener',
    name: 'ours',
    reference: 'hand-written, emits an Error',
    min: 0.97,
    why: WHY_STORM,
  },
  {
    group: 'koa-happy',
    name: 'with our middleware',
    reference: 'without our middleware',
    min: 0.99,
    why: 'Any middleware that awaits the next one costs this much: see the row of the empty middleware.',
  },
]

const FORWARD_TARGETS: readonly SpeedTarget[] = (['forward-express', 'forward-koa'] as const).flatMap(
  (group) =>
    Object.keys(OTHER_ERRORS).map((error) => ({
      group,
      name: forwardName(error, true),
      reference: forwardName(error, false),
      min: 0.97,
      why: 'The error is looked at once: is it VOD’s, and does the framework survive it.',
    })),
)

/** Every target that has figures. */
export function judge(results: Results): readonly Target[] {
  return [
    ...[...SPEED_TARGETS, ...FORWARD_TARGETS].flatMap((target) => judgeSpeed(target, results)),
    ...judgeCalls(results),
    ...judgeOtherErrors(results),
    ...(results.growth ?? []).map(judgeGrowth),
    ...judgeTransport(results),
  ]
}

function judgeSpeed({ group, name, reference, min, why }: SpeedTarget, { storms }: Results): Target[] {
  const storm = storms[group]
  if (!storm?.rows.some((row) => row.name === reference)) return []
  const ratio = compareRows(storm, reference).find((row) => row.name === name)?.ratio
  if (!ratio) return []
  return [
    {
      what: `${storm.title}: ${name} vs. ${reference}`,
      bound: `≥ ${min.toFixed(2)} ×`,
      result: formatRatio(ratio),
      isMet: ratio.median >= min,
      why:
        ratio.median + ratio.uncertainty < min ? why : `Too close to call with this number of rounds. ${why}`,
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
      what: `Thrown → bytes vs. ${BASELINES.stringify}`,
      bound: '≤ 3 ×',
      result: `${quotient(stringify).toFixed(1)} ×`,
      isMet: quotient(stringify) <= 3,
      why: WHY_BYTES,
    },
    {
      what: `Thrown → bytes vs. ${BASELINES.finalhandler} with a mock response`,
      bound: '< 1 ×',
      result: `${quotient(peer).toFixed(2)} ×`,
      isMet: quotient(peer) < 1,
      why: WHY_BYTES,
    },
    {
      what: 'wrapVodClient, overhead over the bare call',
      bound: '≤ 1 µs',
      result: `${((wrapped - bare) / 1000).toFixed(2)} µs`,
      isMet: wrapped - bare <= 1000,
      why: 'Each call reads the clock twice and creates a promise, a closure and a listener.',
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
const TRANSPORT_TARGETS: readonly (readonly [situation: string, min: number])[] = [
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
      result: formatRatio(row.ratio),
      isMet: row.ratio.median >= atLeast,
      why: 'What is saved is the handshakes: the less a connection costs, the less that is.',
    }
  })
}

/** The allowed cost ratio of the largest to the smallest size for a flat case. It is above 1 because CPU caches do notice the size. */
const MAX_FLAT_RATIO = 1.5
/** The highest exponent that counts as linear. */
const MAX_LINEAR_EXPONENT = 1.1

function judgeGrowth({ name, bound, exponent, factor, points }: Growth): Target {
  const result = `exponent ${exponent.toFixed(2)}; ${points[0]?.size} → ${points.at(-1)?.size}: ${factor.toFixed(2)} ×`
  const isFlat = bound === 'flat'
  return {
    what: `Growth: ${name}`,
    bound: isFlat
      ? `largest ≤ ${MAX_FLAT_RATIO} × smallest`
      : `exponent ≤ ${MAX_LINEAR_EXPONENT}, last step flat`,
    result,
    isMet: isFlat
      ? factor <= MAX_FLAT_RATIO
      : exponent <= MAX_LINEAR_EXPONENT && lastStepRatio(points) <= MAX_FLAT_RATIO,
    why: 'See the figures below: at the scale of microseconds, CPU caches and other load on the machine show too.',
  }
}

/** The cost at the largest size divided by that of the one before: about 1 if the input is cut off. */
function lastStepRatio(points: Growth['points']): number {
  return (points.at(-1)?.ns ?? Number.NaN) / (points.at(-2)?.ns ?? Number.NaN)
}
