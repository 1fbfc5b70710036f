import { CATALOG_FACTORS, catalogProgram } from '../build.ts'
import { runProgram } from '../measure/run-program.ts'
import { exponent, type Point } from '../measure/statistics.ts'
import { CASES, CATALOG_CASES, type GrowthCase } from './cases.ts'

/** The growth of the cost of one case. */
export interface Growth {
  readonly name: string
  readonly bound: GrowthCase['bound']
  readonly points: readonly Point[]
  /** The exponent over all sizes: 0 is constant, 1 linear, 2 quadratic. */
  readonly exponent: number
  /** The cost at the largest size divided by the cost at the smallest. */
  readonly factor: number
}

const ROUNDS = 5

type Round = Readonly<Record<string, readonly Point[]>>

/**
 * Times each case at each size, in new processes. The catalog cases use builds of core with a larger catalog.
 *
 * @throws {Error} if a process fails.
 */
export async function runGrowth(isPinned: boolean): Promise<readonly Growth[]> {
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Twice, because one catalog round is so short that it can fall entirely into a slow phase of the machine.
    rounds.push(await catalogRound(isPinned))
    rounds.push(Object(await runProgram('growth', { isPinned, args: ['own'] })))
    rounds.push(await catalogRound(isPinned))
  }
  return [...CATALOG_CASES, ...CASES].map(({ name, bound }) => {
    const points = best(rounds.flatMap((round) => (round[name] ? [round[name]] : [])))
    return { name, bound, points, exponent: exponent(points), factor: factorOf(points) }
  })
}

async function catalogRound(isPinned: boolean): Promise<Round> {
  const points = new Map<string, Point[]>(CATALOG_CASES.map(({ name }) => [name, []]))
  for (const factor of CATALOG_FACTORS) {
    const folder = catalogProgram(factor)
    const grown: Round = Object(await runProgram('growth', { isPinned, folder, args: ['catalog'] }))
    for (const [name, at] of points) at.push(...(grown[name] ?? []))
  }
  return Object.fromEntries(points)
}

/** The minimum time for each size, because other load on the machine only adds time. */
function best(rounds: readonly (readonly Point[])[]): readonly Point[] {
  const [first = []] = rounds
  return first.map(({ size }, index) => ({
    size,
    ns: Math.min(...rounds.map((points) => points[index]?.ns ?? Number.NaN)),
  }))
}

function factorOf(points: readonly Point[]): number {
  return (points.at(-1)?.ns ?? Number.NaN) / (points[0]?.ns ?? Number.NaN)
}
