import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { bundle } from '@vod-errors/testing/bundle'
import { type RunningServer, startServer } from '../running-server.ts'
import { type BffResponse, problemWith, requestIdOf } from './check-response.ts'
import { kindOf } from './failure-kinds.ts'
import type { Figures, VodFigures } from './figures.ts'
import { Records } from './records.ts'
import { none, type Row } from './row.ts'

/** The size of a scenario. Each has a default. */
export interface Scale {
  readonly seconds?: number | undefined
  /** How many at the same time. */
  readonly calls?: number | undefined
}

/** A BFF in its own process. */
export interface Bff {
  readonly name: string
  readonly server: RunningServer
}

/** The emulated VOD and a BFF on each framework, each in its own process, and the records about their requests. */
export interface TestBed {
  /** Replaced after a restart. */
  vod: RunningServer
  /** Starts the emulated VOD anew, on a port. */
  readonly startVod: (port: number) => Promise<RunningServer>
  readonly bffs: readonly Bff[]
  readonly records: Records
  /** Wrong or missing responses, and lines that are not about VOD errors, such as warnings of Node and stacks. */
  readonly problems: string[]
}

/** A line of the handler's default log. */
const ERROR_LINE = /^\[vod-errors\] \w+ fault \w+, .*?requestId=(\S+), GET \/\w+\/(\S+): /

/** Runs a scenario with all three, and stops them. `timeout`: of every call to VOD, in milliseconds. */
export async function withTestBed<Result>(
  { timeout, port = 0 }: { readonly timeout: number; readonly port?: number },
  run: (testBed: TestBed) => Promise<Result>,
): Promise<Result> {
  const [records, problems] = [new Records(), [] as string[]]
  const onLine = (line: string) => {
    const [, requestId, mediaId] = ERROR_LINE.exec(line) ?? []
    if (requestId && mediaId) records.add('line', mediaId, requestId)
    else problems.push(`the line ${line}`)
  }
  const started: RunningServer[] = []
  const start = async (file: string, ...args: readonly (string | number)[]) => {
    const program = bundle(fileURLToPath(new URL(file, import.meta.url)))
    const server = await startServer({ args: ['--expose-gc', program, ...args.map(String)], onLine })
    started.push(server)
    return server
  }
  const startVod = (port: number) => start('serve-vod.ts', port)
  try {
    const vod = await startVod(port)
    const bffs = ['Express', 'Koa'].map(async (name) => {
      return { name, server: await start('serve-bff.ts', name, vod.url, timeout) }
    })
    return await run({ vod, startVod, bffs: await Promise.all(bffs), records, problems })
  } finally {
    await Promise.all(started.map(({ program }) => program.stop()))
  }
}

/** Checks a response to a failing call, and records its id. */
export function recordResponse({ records, problems }: TestBed, mediaId: string, response: BffResponse): void {
  const kind = kindOf(mediaId)
  const problem = kind && problemWith(response, kind)
  if (problem) problems.push(`${mediaId}: ${problem}`)
  records.add('response', mediaId, requestIdOf(response))
}

/** Records the calls since the last time, from VOD's journal. Resolves to the number of its open sockets. */
export async function recordCalls({ vod, records }: TestBed): Promise<number> {
  const { sockets, calls }: VodFigures = Object(await vod.readFigures())
  for (const { path, requestId } of calls) records.add('call', path.split('/').at(-1) ?? '', requestId)
  return sockets
}

/** What a BFF holds. */
export async function readBff({ server }: Bff): Promise<Figures> {
  return Object(await server.readFigures())
}

/** The rows about responses, log lines, and ids, after the last calls and lines have come in. */
export async function problemRows(testBed: TestBed): Promise<readonly Row[]> {
  await eventually(async () => {
    await recordCalls(testBed)
    return testBed.records.problems().length === 0
  })
  return [
    none('wrong or missing responses, and unexpected log lines', testBed.problems),
    none(
      'requests whose ids differ, or that VOD or the log did not see exactly once',
      testBed.records.problems(),
    ),
  ]
}

/** How long a server may take to release its resources, and the log to arrive, in milliseconds. */
const PATIENCE = 5_000

/** Waits until something holds, for at most five seconds unless told otherwise. Resolves to whether it does. */
export async function eventually(holds: () => Promise<boolean>, patience = PATIENCE): Promise<boolean> {
  const deadline = performance.now() + patience
  while (!(await holds())) {
    if (performance.now() > deadline) return false
    await sleep(100)
  }
  return true
}

/** The timers, sockets, other handles and listeners of each BFF. */
export function readHeld(bffs: readonly Bff[]): Promise<readonly string[]> {
  return Promise.all(bffs.map(async (bff) => (await readBff(bff)).held))
}

/** Whether each BFF holds what it held before. */
export async function leakRows(bffs: readonly Bff[], before: readonly string[]): Promise<readonly Row[]> {
  let now: readonly string[] = []
  await eventually(async () => {
    now = await readHeld(bffs)
    return now.join() === before.join()
  })
  return bffs.map(({ name }, index) => ({
    figure: `${name}, timers, handles and listeners afterwards`,
    value: now[index] === before[index] ? 'as before' : (now[index] ?? ''),
    bound: before[index] ?? '',
    isRed: now[index] !== before[index],
  }))
}
