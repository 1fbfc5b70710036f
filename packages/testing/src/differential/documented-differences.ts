import { ON_HTTP2 } from './hosts/host.ts'
import type { Job } from './job.ts'

/** A difference that is meant. */
interface DocumentedDifference {
  readonly hosts: readonly string[]
  readonly values: readonly string[]
  readonly why: string
  /** It also holds where the others can't go wrong: after the head was sent and, in Koa, below an own handler. */
  readonly isEverywhere?: true
}

const LATE = ', after the first byte'
const BELOW_OWN_HANDLER = ', thrown at an own handler'
const EXPRESS: readonly string[] = ['Express 4', 'Express 5']
const KOA_HTTP1: readonly string[] = ['Koa 2', 'Koa 3']
const KOA: readonly string[] = [...KOA_HTTP1, ...KOA_HTTP1.map((name) => name + ON_HTTP2)]
const REFUSED = 'node refuses to send its `headers`, which ends the process'

/** The only cases in which the handler may differ from the bare framework. */
const DOCUMENTED_DIFFERENCES: readonly DocumentedDifference[] = [
  {
    hosts: KOA,
    values: ['null', 'undefined'],
    why: 'Koa takes it for no error, and never responds',
    isEverywhere: true,
  },
  {
    hosts: KOA,
    values: [
      ...['frozen', 'frozen with a status', 'sealed', 'status read-only', 'status with a getter only'],
      ...['status with a getter only, on the class', 'own getter of the status', 'ofetch, 404'],
      'a frozen error, in the process',
    ],
    why: 'Koa cannot write `status` or `headerSent` on it, which ends the process',
  },
  {
    hosts: [...EXPRESS, ...KOA],
    values: ['headers with an illegal name', 'headers that node refuses, in the process'],
    why: REFUSED,
  },
  {
    hosts: [...EXPRESS, ...KOA_HTTP1],
    values: ['headers with line breaks', 'headers with Chinese letters'],
    why: REFUSED,
  },
  { hosts: KOA_HTTP1, values: ['headers with line breaks but no status'], why: REFUSED },
  // Koa 2 makes text of every value, and copies inherited properties too: the methods of `Headers`.
  { hosts: ['Koa 2'], values: ['headers of fetch', 'OpenAI, rate limit'], why: REFUSED },
  { hosts: [...EXPRESS, 'Koa 3', `Koa 3${ON_HTTP2}`], values: ['Retry-After undefined'], why: REFUSED },
  {
    hosts: KOA.filter((host) => host.endsWith(ON_HTTP2)),
    values: ['header transfer-encoding'],
    why: REFUSED,
  },
  { hosts: [`Koa 3${ON_HTTP2}`], values: ['header null'], why: REFUSED },
]

/** Whether a case may differ; then it must. */
export function isDocumented({ host, row, isThrown }: Job): boolean {
  const isHarmless = row.endsWith(LATE) || (KOA.includes(host) && row.endsWith(BELOW_OWN_HANDLER))
  return DOCUMENTED_DIFFERENCES.some(
    ({ hosts, values, isEverywhere }) =>
      isThrown &&
      hosts.includes(host) &&
      values.some((value) => row === value || row.startsWith(`${value}, `)) &&
      (isEverywhere || !isHarmless),
  )
}
