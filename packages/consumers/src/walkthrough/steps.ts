import { deepStrictEqual } from 'node:assert/strict'
import { type AppResponse, requestApp } from '../consumer/request-app.ts'
import type { Situation } from '../matrix/expected-responses.ts'

/** One code block of the README, and a check of the app that contains it. */
export interface Step {
  /** The heading of the block; `undefined` for the unchanged app. */
  readonly heading: string | undefined
  /** The index of the block under its heading. */
  readonly index?: number
  /** The block is for Express and calls `app.use(…)` itself. */
  readonly isWhole?: boolean
  readonly check: (situation: Situation, path: string) => Promise<void>
}

/** The steps in the order of the README. They only check that pasting works: the options have tests of their own. */
export const STEPS: readonly Step[] = [
  {
    heading: undefined,
    async check({ app, emulator }, path) {
      const { status, body } = await requestApp(app, path)
      const requestId = await emulator.lastRequestId()
      expectEqual(
        { status, body },
        { status: 404, body: { requestId, code: 'MediaNotFound', message: MISSING } },
      )
    },
  },
  step(
    'Customise the messages',
    ({ body }) => Object(body).message,
    'We could not find the video mda-unknown.',
  ),
  step('Languages', ({ headers }) => headers.get('content-language'), 'ja'),
  {
    heading: 'Status policy',
    async check({ app, emulator }, path) {
      await emulator.failNext({ code: 'RequestConflict' })
      const { status, body } = await requestApp(app, path)
      expectEqual([status, Object(body).code], [423, 'Locked'])
    },
  },
  step('Formats', ({ headers }) => headers.get('content-type'), 'application/problem+json'),
  { ...step('Formats', ({ body }) => Object(body).error.code, 'MediaNotFound'), index: 1 },
  {
    heading: 'Everything else, in the same envelope',
    isWhole: true,
    async check({ app }) {
      const { status, body } = await requestApp(app, '/nothing-here')
      expectEqual([status, Object(body).code], [404, 'NotFound'])
    },
  },
]

const MISSING = "This video doesn't exist or was deleted."

/** A step that sends one request, to the path that fails. */
function step(heading: string, read: (response: AppResponse) => unknown, expected: unknown): Step {
  return {
    heading,
    async check({ app }, path) {
      expectEqual(read(await requestApp(app, path, { 'accept-language': 'ja, en;q=0.5' })), expected)
    },
  }
}

function expectEqual(actual: unknown, expected: unknown): void {
  deepStrictEqual(actual, expected)
}
