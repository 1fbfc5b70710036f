import { isDeepStrictEqual } from 'node:util'
import { EXPRESS_TABLES, KOA_TABLES } from './cases.ts'
import { type Compared, openPair, type Pair } from './compare-ahead.ts'
import { DEADLY } from './deadly.ts'
import { isDocumented } from './documented-differences.ts'
import { describeDrawn } from './drawn/describe-drawn.ts'
import { type Hosts, ON_HTTP2 } from './hosts/host.ts'
import type { Job } from './job.ts'
import { OTHER_ERRORS } from './other-errors/values.ts'
import type { Table } from './row.ts'

/** What a spec compares. */
export interface Comparison {
  readonly family: Hosts['family']
  /** The names of the frameworks in the host file. */
  readonly frameworks: readonly string[]
  /** The path of a module that exports the `Hosts` as `hosts`. */
  readonly hostFile: string
}

const LIMIT = 60_000

/** Runs every case bare and with the handler mounted, and holds that nothing differs but what is documented. */
export function describeDifferences(comparison: Comparison): void {
  const jobs = jobsOf(comparison)
  const { pairOf, stop } = openPairs(comparison, jobs)
  const differing: string[] = []
  const compare = async (job: Job) => ({ job, ...(await pairOf(job).compare(job)) })
  afterAll(stop)

  describe.each([...groupsOf(jobs, ({ table }) => table)])(
    'the handler changes nothing: %s',
    (_table, group) => {
      test.each([...groupsOf(group, ({ row }) => row)])(
        '%s',
        async (_row, jobsOfRow) => {
          const results = await Promise.all(jobsOfRow.map(compare))
          differing.push(...results.filter(isDifferent).map(({ job }) => nameOf(job)))
          for (const result of results.filter(({ job }) => isDocumented(job))) expectMasked(result)
          const others = results.filter(({ job }) => !isDocumented(job))
          expect(others.map(({ job, mounted }) => [job.host, mounted])).toEqual(
            others.map(({ job, bare }) => [job.host, bare]),
          )
        },
        LIMIT,
      )
    },
  )

  describeDrawn(comparison.hostFile, comparison.frameworks)

  const documented = jobs.filter(isDocumented).map(nameOf)
  test(`${jobs.length} cases are compared, and ${documented.length} differ, those of the table`, () => {
    expect(jobs.length).toBeGreaterThanOrEqual(150)
    expect(differing.sort()).toEqual(documented.sort())
  })
}

/** Row by row, each on every host: what a row loads serves all of its hosts. */
function jobsOf({ family, frameworks }: Comparison): readonly Job[] {
  const tables: Readonly<Record<string, Table<{ readonly isHttp1Only?: true }>>> =
    family === 'express' ? EXPRESS_TABLES : KOA_TABLES
  // Express does not run on node:http2.
  const http2Hosts = family === 'koa' ? frameworks.map((name) => name + ON_HTTP2) : []
  return Object.entries(tables).flatMap(([table, rows]) =>
    Object.entries(rows).flatMap(([row, { isHttp1Only }]) =>
      [...frameworks, ...(isHttp1Only ? [] : http2Hosts)].map((host) => ({
        host,
        table,
        row,
        isThrown: table === DEADLY || Object.hasOwn(OTHER_ERRORS, table),
        isPatient: false,
      })),
    ),
  )
}

/** Two processes for all frameworks, which share what they load, and two more for the cases that end them. */
function openPairs({ hostFile }: Comparison, jobs: readonly Job[]) {
  const isDeadly = ({ table }: Job) => table === DEADLY
  const deadly = openPair(hostFile, { jobs: jobs.filter(isDeadly), isAlone: true })
  const others = openPair(hostFile, { jobs: jobs.filter((job) => !isDeadly(job)), isAlone: false })
  return {
    pairOf: (job: Job): Pair => (isDeadly(job) ? deadly : others),
    stop: () => Promise.all([deadly.stop(), others.stop()]),
  }
}

function groupsOf(jobs: readonly Job[], nameOfGroup: (job: Job) => string): ReadonlyMap<string, Job[]> {
  const groups = new Map<string, Job[]>()
  for (const job of jobs) {
    const name = nameOfGroup(job)
    groups.set(name, [...(groups.get(name) ?? []), job])
  }
  return groups
}

function nameOf({ host, table, row }: Job): string {
  return `${host}: ${table}: ${row}`
}

function isDifferent({ bare, mounted }: Compared): boolean {
  return !isDeepStrictEqual(bare, mounted)
}

/** The browser gets a response or, where one has begun, sees it cut; the process lives. */
function expectMasked({ bare, mounted }: Compared): void {
  expect(mounted).not.toEqual(bare)
  const [head = ''] = mounted.client
  if (!head.includes(' 200')) expect(head).toMatch(/^head (500 |.*":status":500)/)
  expect(mounted.client).not.toContain('hangs')
  expect(mounted.process.filter((line) => line.includes('end the process'))).toEqual([])
}
