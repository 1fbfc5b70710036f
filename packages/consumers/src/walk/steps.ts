import { deepStrictEqual } from 'node:assert/strict'
import { type Answer, ask } from '../consumer/ask.ts'
import type { Situation } from '../matrix/expected-answers.ts'

/** One block of the README in an app, and what the app must answer then. */
export interface Step {
  /** The heading that the block stands under; `undefined` for the app as it is. */
  readonly heading: string | undefined
  /** Which block under the heading. */
  readonly index?: number
  /** The block holds `app.use(…)` itself, and is for Express. */
  readonly isWhole?: boolean
  readonly check: (situation: Situation, path: string) => Promise<void>
}

/** What the browser sees, in the README's order. The options themselves are tested elsewhere: here, that pasting works. */
export const STEPS: readonly Step[] = [
  {
    heading: undefined,
    async check({ app, emulator }, path) {
      const { status, body } = await ask(app, path)
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
      const { status, body } = await ask(app, path)
      expectEqual([status, Object(body).code], [423, 'Locked'])
    },
  },
  step('Formats', ({ headers }) => headers.get('content-type'), 'application/problem+json'),
  { ...step('Formats', ({ body }) => Object(body).error.code, 'MediaNotFound'), index: 1 },
  {
    heading: 'Everything else, in the same envelope',
    isWhole: true,
    async check({ app }) {
      const { status, body } = await ask(app, '/nothing-here')
      expectEqual([status, Object(body).code], [404, 'NotFound'])
    },
  },
]

const MISSING = "This video doesn't exist or was deleted."

/** A step that asks once, for the call that fails. */
function step(heading: string, read: (answer: Answer) => unknown, expected: unknown): Step {
  return {
    heading,
    async check({ app }, path) {
      expectEqual(read(await ask(app, path, { 'accept-language': 'ja, en;q=0.5' })), expected)
    },
  }
}

function expectEqual(actual: unknown, expected: unknown): void {
  deepStrictEqual(actual, expected)
}
