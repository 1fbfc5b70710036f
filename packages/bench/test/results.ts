import type { StormResult } from '../src/storm/run-storm.ts'

/** A storm result with the given requests per second, round by round. */
export function stormOf(base: string, speeds: Readonly<Record<string, readonly number[]>>): StormResult {
  return {
    title: 'A storm',
    base,
    rows: Object.entries(speeds).map(([name, rounds]) => ({
      name,
      status: 404,
      isSame: true,
      rounds: rounds.map((requestsPerSecond) => ({
        requests: requestsPerSecond,
        cpuPerRequest: 1e6 / requestsPerSecond,
      })),
    })),
  }
}
