import { setTimeout as sleep } from 'node:timers/promises'
import { median } from '../statistics.ts'
import { type KindName, mediaIdOf } from './failure-kinds.ts'
import type { Figures } from './figures.ts'
import { type LoadOptions, type OnResponse, startBffLoad, stopLoads } from './load-bff.ts'
import { info, type Row, within } from './row.ts'
import {
  eventually,
  leakRows,
  problemRows,
  readBff,
  readHeld,
  recordCalls,
  recordResponse,
  type Scale,
  type TestBed,
  withTestBed,
} from './test-bed.ts'

/** Each kind is used with both clients. */
const KINDS: readonly KindName[] = ['missing', 'denied', 'broken', 'cut', 'page']

/** The share of the time before the first sample, while code is compiled and pools fill up. */
const WARM_UP = 0.25
/** And the responses, for a short storm. */
const WARM_UP_RESPONSES = 200

/** Sends failing requests at the full rate of both BFFs: so many concurrent ones keep their threads busy. */
export function storm({ seconds = 60, calls = 64 }: Scale): Promise<readonly Row[]> {
  return withTestBed({ timeout: 30_000 }, async (testBed) => {
    const { bffs, vod, records } = testBed
    const before = await readHeld(bffs)
    const onResponse: OnResponse = (mediaId, response) => recordResponse(testBed, mediaId, response)
    const options = { connections: calls / bffs.length, next: failingCalls(), onResponse }
    const loads = bffs.map(({ server: { url } }) => startBffLoad({ ...options, url }))
    const samples = await takeSamples(testBed, seconds)
    testBed.problems.push(...(await stopLoads(loads)))
    const problems = await problemRows(testBed)
    await vod.program.stop()
    return [
      within('responses checked, and matched with VOD’s journal and the log', records.size, [1, Infinity]),
      info('responses per second', Math.round(records.size / seconds)),
      ...problems,
      ...bffs.flatMap(({ name }, index) => heapRows(name, samples[index] ?? [])),
      ...(await leakRows(bffs, before)),
    ]
  })
}

/** Failing calls of every kind, with each client in turn. */
function failingCalls(): LoadOptions['next'] {
  let serial = 0
  return () => {
    const kind = KINDS[serial % KINDS.length] ?? 'missing'
    const client = Math.floor(serial / KINDS.length) % 2 === 0 ? 'sdk' : 'fetch'
    return [client, mediaIdOf(kind, serial++)]
  }
}

/** Samples every BFF during the storm and keeps VOD's journal short. Resolves to the samples of each BFF. */
async function takeSamples(testBed: TestBed, seconds: number): Promise<readonly (readonly Figures[])[]> {
  const end = performance.now() + seconds * 1000
  const samples: Figures[][] = testBed.bffs.map(() => [])
  await sleep(seconds * 1000 * WARM_UP)
  await eventually(async () => testBed.records.size >= WARM_UP_RESPONSES, seconds * 1000)
  // Fewer than three cannot show that the heap grows.
  while (performance.now() < end || samples.some(({ length }) => length < 3)) {
    await recordCalls(testBed)
    for (const [index, bff] of testBed.bffs.entries()) samples[index]?.push(await readBff(bff))
    await sleep(Math.min(1000, seconds * 20))
  }
  return samples
}

/**
 * How much the heap may grow, in MiB. Without a leak it varies with the requests in flight and grows with code that is
 * compiled late; we saw 0.4 to 1.1 MiB. At full rate, a BFF handles about 10,000 errors between the first and the last third
 * of 60 s, so a leak of 200 bytes per error, such as one listener and what it references, exceeds the bound.
 */
export const HEAP_NOISE = 2

/** Node adds 5 to 9 listeners to a socket, and the clients a few. One leaked listener per error would make hundreds. */
const MAX_SOCKET_LISTENERS = 20

/** The heap figures of one BFF. Medians, so that a single high sample does not matter. */
export function heapRows(
  name: string,
  samples: readonly Pick<Figures, 'heapUsed' | 'mostSocketListeners'>[],
): readonly Row[] {
  const heaps = samples.map(({ heapUsed }) => heapUsed / 1_048_576)
  const third = Math.ceil(heaps.length / 3)
  const growth = heaps.length < 3 ? Number.NaN : median(heaps.slice(-third)) - median(heaps.slice(0, third))
  const most = Math.max(...samples.map(({ mostSocketListeners }) => mostSocketListeners))
  return [
    within(`${name}, MiB of heap growth, first to last third`, growth, [-Infinity, HEAP_NOISE]),
    within(`${name}, most listeners on one socket`, most, [0, MAX_SOCKET_LISTENERS]),
  ]
}
