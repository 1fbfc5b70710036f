import type { GroupName } from './contenders/groups.ts'
import { forwardName, OTHER_ERRORS } from './contenders/other-errors.ts'
import type { GroupResult } from './measure-group.ts'
import { type Ratio, ratioOf } from './statistics.ts'

/** A lower bound for a ratio of speeds, or a ratio that is only shown. */
interface Target {
  readonly group: GroupName
  readonly name: string
  readonly reference: string
  readonly min?: number
}

/** A target and its result. */
export interface Judged extends Omit<Target, 'group'> {
  readonly title: string
  readonly ratio: Ratio
}

/** What has been measured, by group. */
export type Results = Partial<Readonly<Record<GroupName, GroupResult>>>

const OURS = 'ours'
const EXPRESS_PEERS = ['finalhandler', 'strong-error-handler', 'express-http-problem-details']
const KOA_PEERS = ['koa-json-error', "koa-json-error, with an 'error' listener", 'koa-onerror']

const TARGETS: readonly Target[] = [
  { group: 'express', name: OURS, reference: 'hand-written, res.status().set().json()', min: 1.1 },
  { group: 'express', name: OURS, reference: 'hand-written, setHeader/end', min: 0.95 },
  { group: 'koa', name: OURS, reference: 'hand-written, ctx.status/set/body', min: 1 },
  { group: 'koa-listener', name: OURS, reference: 'hand-written, emits an Error', min: 1 },
  { group: 'koa-happy', name: 'with our middleware', reference: 'with an empty middleware', min: 0.99 },
  { group: 'logging-pino', name: OURS, reference: 'hand-written, the same line', min: 0.97 },
  { group: 'logging-line', name: OURS, reference: 'hand-written, the same line', min: 0.97 },
  ...EXPRESS_PEERS.map((reference) => ({ group: 'express', name: OURS, reference, min: 1 }) as const),
  ...KOA_PEERS.map((reference) => ({ group: 'koa', name: OURS, reference, min: 1 }) as const),
  ...(['forward-express', 'forward-koa'] as const).flatMap((group) =>
    Object.keys(OTHER_ERRORS).flatMap((error) => {
      const [name, reference] = [forwardName(error, 'with our handler'), forwardName(error, 'bare')]
      const least = forwardName(error, 'with a handler that only forwards')
      return [
        { group, name, reference, min: 0.97 },
        { group, name: least, reference },
      ]
    }),
  ),
  { group: 'listeners', name: 'ours, onError', reference: 'ours, nobody listens' },
  { group: 'listeners', name: 'ours, a subscriber of the channel', reference: 'ours, nobody listens' },
  { group: 'calls', name: 'wrapVodClient', reference: '@baiducloud/sdk' },
  { group: 'failing-calls', name: 'wrapVodClient, ours', reference: '@baiducloud/sdk, hand-written' },
]

/** Every target whose group was measured. @throws {RangeError} if a target names no contender. */
export function judge(results: Results): readonly Judged[] {
  return TARGETS.flatMap(({ group, ...target }) => {
    const result = results[group]
    if (!result) return []
    const [own, other] = [target.name, target.reference].map((name) => result.costs.get(name) ?? [])
    return { ...target, title: result.group.title, ratio: ratioOf(own ?? [], other ?? []) }
  })
}

/** In process: the most that one call may cost, as a multiple of another. */
const CALL_TARGETS = [
  { name: '@baiducloud/sdk', reference: 'JSON.stringify of the body', max: 3 },
  { name: '@baiducloud/sdk', reference: 'finalhandler', max: 1 },
  { name: 'a VodError', reference: 'an Error with a cause', max: 0.6 },
]

/** In process: the most nanoseconds that one call may take longer than another, or than nothing. */
const CALL_BOUNDS = [
  { name: 'wrapVodClient', reference: 'the bare call', max: 1_000 },
  ...Object.keys(OTHER_ERRORS).map((name) => ({ name, reference: '', max: 3_000 })),
]

/** The lines of the table about calls in process, from nanoseconds by name. */
export function judgeCalls(ns: Readonly<Record<string, number>>): readonly (readonly string[])[] {
  const timeOf = (name: string) => (name === '' ? 0 : (ns[name] ?? Number.NaN))
  const row = (
    name: string,
    reference: string,
    ...[bound, value, isMet]: readonly [string, string, boolean]
  ) => {
    return [`In process: ${name}`, reference, bound, value, isMet ? 'yes' : 'no']
  }
  const ratios = CALL_TARGETS.map(({ name, reference, max }) => {
    const ratio = timeOf(name) / timeOf(reference)
    return row(name, reference, `≤ ${max} × its time`, ratio.toFixed(2), ratio <= max)
  })
  const bounds = CALL_BOUNDS.map(({ name, reference, max }) => {
    const extra = timeOf(name) - timeOf(reference)
    return row(name, reference, `≤ ${max} ns more`, `${extra.toFixed(0)} ns`, extra <= max)
  })
  return [...ratios, ...bounds]
}

/** `yes`, `no`, or `too close to call` with this number of rounds; empty for a ratio without a bound. */
export function verdictOf({ min, ratio: { median, uncertainty } }: Judged): string {
  if (min === undefined) return ''
  if (median >= min) return 'yes'
  return median + uncertainty >= min ? 'too close to call' : 'no'
}

/** `1.09 ± 0.06` */
export function formatRatio({ median, uncertainty }: Ratio): string {
  return `${median.toFixed(2)} ± ${uncertainty.toFixed(2)}`
}
