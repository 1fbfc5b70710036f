import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '../../src/bundle.ts'

/** The lines that a program printed. */
function run(program: string, ...args: readonly string[]): readonly { readonly name: string }[] {
  const path = bundle(join(__dirname, program))
  const { stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect(stderr).toBe('')
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('a VodError arrives whole, whatever carries it', () => {
  const journeys = run('drive-journeys.ts', bundle(join(__dirname, 'worker.ts')))
  expect(journeys.length).toBeGreaterThan(13)
  expect(journeys).toEqual(journeys.map(({ name }) => ({ name, arrived: 'whole' })))
}, 70_000)

const ONCE = { tries: 2, outcome: 'RequestExpired' }

test('every retry library tries again what can succeed, an expired signature once, a missing media never', () => {
  const retries = run('drive-retries.ts')
  expect(retries.map(({ name }) => name)).toContain('axios-retry, on the wrapped instance')
  const outcomes = (expired: object) => [
    { tries: 3, outcome: 'an answer' },
    { tries: 4, outcome: 'InternalError' },
    expired,
    { tries: 1, outcome: 'MediaNotFound' },
  ]
  expect(retries).toEqual(
    retries.map(({ name }) => ({
      name,
      // The number of the attempt does not reach the predicate of cockatiel.
      outcomes: outcomes(name === 'cockatiel' ? { tries: 4, outcome: 'RequestExpired' } : ONCE),
    })),
  )
}, 70_000)
