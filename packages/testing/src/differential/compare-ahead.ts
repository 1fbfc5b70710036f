import { isDeepStrictEqual } from 'node:util'
import { CaseProcess } from './child-process.ts'
import { isDocumented } from './documented-differences.ts'
import type { Job } from './job.ts'
import type { Observation } from './observation.ts'

/** As many cases are run ahead of the test that asks for one. */
const AHEAD = 30

/** What was seen of one case on both sides. */
export interface Compared {
  readonly bare: Observation
  readonly mounted: Observation
}

/** Two processes, one for each side, that run cases in their order. */
export interface Pair {
  /** Resolves when both sides have run the case; the cases after it are begun meanwhile. */
  readonly compare: (job: Job) => Promise<Compared>
  readonly stop: () => Promise<unknown>
}

/** Opens a pair for the jobs. The caller stops it. */
export function openPair(
  hostFile: string,
  { jobs, isAlone }: { jobs: readonly Job[]; isAlone: boolean },
): Pair {
  const bare = new CaseProcess({ hostFile, mounting: 'bare', isAlone })
  const mounted = new CaseProcess({ hostFile, mounting: 'mounted', isAlone })
  const begun = new Map<Job, Promise<Compared>>()

  async function run(job: Job): Promise<Compared> {
    const [one, other] = await Promise.all([bare.run(job), mounted.run(job)])
    return { bare: one, mounted: other }
  }

  /** A difference counts if it is still there when both sides are given more time. */
  async function runTwice(job: Job): Promise<Compared> {
    const first = await run(job)
    if (isDeepStrictEqual(first.bare, first.mounted) || isDocumented(job)) return first
    return await run({ ...job, isPatient: true })
  }

  function begin(job: Job): Promise<Compared> {
    const running = begun.get(job) ?? runTwice(job)
    // A test may never ask for it.
    running.catch(() => {})
    begun.set(job, running)
    return running
  }

  return {
    compare(job) {
      const asked = begin(job)
      const index = jobs.indexOf(job)
      for (const next of jobs.slice(index + 1, index + AHEAD)) begin(next)
      return asked
    },
    stop: () => Promise.all([bare.stop(), mounted.stop()]),
  }
}
