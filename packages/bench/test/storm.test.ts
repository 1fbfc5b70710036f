import { takeRounds } from '../src/storm/rounds.ts'
import { checkLoadResult } from '../src/storm/under-load.ts'

/** A server that reports these usages, one per request. */
function serverWithUsages(...usages: readonly { requests: number; cpu: number }[]) {
  const remaining = [...usages]
  return { request: async () => remaining.shift() }
}

test('a round is the CPU time per request between two readings', async () => {
  const server = serverWithUsages(
    { requests: 5000, cpu: 900_000 },
    { requests: 5100, cpu: 930_000 },
    { requests: 5300, cpu: 950_000 },
  )
  expect(await takeRounds(server, { rounds: 2, seconds: 0.01 })).toEqual([
    { requests: 100, cpuPerRequest: 300 },
    { requests: 200, cpuPerRequest: 100 },
  ])
})

test('throws if a server handles no request in a round', async () => {
  const server = serverWithUsages({ requests: 1, cpu: 1 }, { requests: 1, cpu: 2 })
  await expect(takeRounds(server, { rounds: 1, seconds: 0.01 })).rejects.toThrow(RangeError)
})

describe('the check of the load result', () => {
  const contender = { name: 'it', expected: { status: 404, type: '', isSame: false } }

  test('accepts only the expected status', () => {
    expect(() => checkLoadResult(contender, { statuses: { 404: 9 }, errors: 0 })).not.toThrow()
  })

  test.each([
    ['another status', { statuses: { 404: 9, 500: 1 }, errors: 0 }],
    ['no response at all', { statuses: {}, errors: 0 }],
    ['a failed connection', { statuses: { 404: 9 }, errors: 1 }],
    ['a missing result', undefined],
  ])('rejects %s', (_name, loadResult) => {
    expect(() => checkLoadResult(contender, loadResult)).toThrow('it failed under load')
  })
})
