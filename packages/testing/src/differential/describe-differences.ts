import { isDeepStrictEqual } from 'node:util'
import { EXPRESS_TABLES, KOA_TABLES } from './cases.ts'
import { type Compared, openPair } from './compare-ahead.ts'
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

/** As long as the client waits for news before it takes it that nothing more comes, in milliseconds. */
const PATIENCE = 100
const LIMIT = 60_000

/** Runs every case bare and with the handler mounted, and holds that nothing differs but what is documented. */
export function describeDifferences(comparison: Comparison): void {
  const jobs = jobsOf(comparison)
  const pairs = openPairs(comparison, jobs)
  const differing: string[] = []
  afterAll(() => Promise.all([...pairs.values()].map(({ stop }) => stop())))

  describe.each([...groupsOf(jobs, ({ table }) => table)])(
    'the handler changes nothing: %s',
    (_table, rows) => {
      test.each(rows)(
        '$row › $host',
        async (job) => {
          const compared = await pairs.get(pairOf(job))?.compare(job)
          if (!compared) throw new Error('No processes for this case')
          if (!isDeepStrictEqual(compared.bare, compared.mounted)) differing.push(nameOf(job))
          if (isDocumented(job)) expectMasked(compared)
          else expect(compared.mounted).toEqual(compared.bare)
        },
        LIMIT,
      )
    },
  )

  describeDrawn(comparison.hostFile, [...new Set(jobs.map(({ host }) => host))])

  test(`${jobs.length} cases are compared, and those that differ are those of the table`, () => {
    expect(jobs.length).toBeGreaterThanOrEqual(150)
    expect(differing.sort()).toEqual(jobs.filter(isDocumented).map(nameOf).sort())
  })
}

/** Row by row, each on every host: the processes of all hosts are at work at once. */
function jobsOf({ family, frameworks }: Comparison): readonly Job[] {
  const tables: Readonly<Record<string, Table<{ readonly isHttp1Only?: true }>>> =
    family === 'express' ? EXPRESS_TABLES : KOA_TABLES
  const http2Hosts = family === 'koa' ? frameworks.map((name) => name + ON_HTTP2) : []
  return Object.entries(tables).flatMap(([table, rows]) =>
    Object.entries(rows).flatMap(([row, { isHttp1Only }]) =>
      [...frameworks, ...(isHttp1Only ? [] : http2Hosts)].map((host) => ({
        host,
        table,
        row,
        isThrown: table === DEADLY || Object.hasOwn(OTHER_ERRORS, table),
        patience: PATIENCE,
      })),
    ),
  )
}

function openPairs({ hostFile }: Comparison, jobs: readonly Job[]) {
  const groups = [...groupsOf(jobs, pairOf)]
  return new Map(
    groups.map(([name, group]) => [
      name,
      openPair(hostFile, { jobs: group, isAlone: name.startsWith(DEADLY) }),
    ]),
  )
}

/** Each framework has processes of its own, and others for the cases that end them. */
function pairOf({ table, host }: Job): string {
  return table === DEADLY ? `${DEADLY}, ${host}` : host.replace(ON_HTTP2, '')
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

/** The browser gets a response or, where one has begun, sees it cut; the process lives, and the app hears of nothing. */
function expectMasked({ bare, mounted }: Compared): void {
  expect(mounted).not.toEqual(bare)
  const [head = ''] = mounted.client
  if (!head.includes(' 200')) expect(head).toMatch(/^head (500 |.*":status":500)/)
  expect(mounted.client).not.toContain('hangs')
  expect(mounted.process.filter((line) => line.includes('end the process'))).toEqual([])
}
