import type { Job } from './job.ts'

/** A difference that is meant, on every host whose name begins so. */
interface DocumentedDifference {
  readonly host: string
  readonly values: readonly string[]
  readonly why: string
}

/** The only cases in which the handler may differ from the bare framework. */
const DOCUMENTED_DIFFERENCES: readonly DocumentedDifference[] = [
  {
    host: 'Koa',
    values: ['null', 'undefined'],
    why: 'Koa takes it for no error, and never responds',
  },
  {
    host: 'Koa',
    values: [
      ...['frozen', 'frozen with a status', 'sealed', 'status read-only', 'status with a getter only'],
      ...['status with a getter only, on the class', 'own getter of the status'],
      'a frozen error, in the process',
    ],
    why: 'Koa cannot write `status` or `headerSent` on it, which ends the process',
  },
  {
    host: 'Koa',
    values: ['headers with line breaks but no status'],
    why: 'node refuses to send its `headers`, which ends the process',
  },
  {
    host: '',
    values: [
      ...['headers with line breaks', 'headers with an illegal name', 'headers with Chinese letters'],
      'headers that node refuses, in the process',
    ],
    why: 'node refuses to send its `headers`, which ends the process',
  },
]

/** Whether a case may differ; then it must. */
export function isDocumented({ host, row }: Pick<Job, 'host' | 'row'>): boolean {
  return DOCUMENTED_DIFFERENCES.some(
    (difference) =>
      host.startsWith(difference.host) &&
      difference.values.some((value) => row === value || row.startsWith(`${value}, `)),
  )
}
