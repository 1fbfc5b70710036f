import { takeRounds } from '../src/storm/rounds.ts'
import { checkAnswered } from '../src/storm/under-load.ts'

/** A server that has done so much when it is asked for the first time, the second, … */
function serverThatDid(...usages: readonly { requests: number; cpu: number }[]) {
  const looks = [...usages]
  return { ask: async () => looks.shift() }
}

test('a round is what lies between two looks, in processor time a request', async () => {
  const server = serverThatDid(
    { requests: 5000, cpu: 900_000 },
    { requests: 5100, cpu: 930_000 },
    { requests: 5300, cpu: 950_000 },
  )
  expect(await takeRounds(server, { rounds: 2, seconds: 0.01 })).toEqual([
    { requests: 100, cpuPerRequest: 300 },
    { requests: 200, cpuPerRequest: 100 },
  ])
})

test('a server that answers nothing in a round is an error, and not infinitely slow', async () => {
  const server = serverThatDid({ requests: 1, cpu: 1 }, { requests: 1, cpu: 2 })
  await expect(takeRounds(server, { rounds: 1, seconds: 0.01 })).rejects.toThrow(RangeError)
})

describe('what is answered under load', () => {
  const contender = { name: 'it', answers: { status: 404, type: '', isSame: false } }

  test('is what is claimed, each time', () => {
    expect(() => checkAnswered(contender, { statuses: { 404: 9 }, errors: 0 })).not.toThrow()
  })

  test.each([
    ['another status', { statuses: { 404: 9, 500: 1 }, errors: 0 }],
    ['none of the right ones', { statuses: {}, errors: 0 }],
    ['a connection that failed', { statuses: { 404: 9 }, errors: 1 }],
    ['nothing', undefined],
  ])('is refused if there is %s', (_name, answered) => {
    expect(() => checkAnswered(contender, answered)).toThrow('it failed under load')
  })
})
