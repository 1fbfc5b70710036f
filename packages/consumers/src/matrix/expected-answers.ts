import { deepStrictEqual, match, strictEqual } from 'node:assert/strict'
import { type Answer, ask } from '../consumer/ask.ts'
import type { Emulator } from '../consumer/emulator.ts'
import type { RunningApp } from '../consumer/start-app.ts'

/** A running app, and the VOD behind it. */
export interface Situation {
  readonly app: RunningApp
  readonly emulator: Emulator
}

/** Asks an app everything and ends it. @throws {AssertionError} of the first answer that is wrong. */
export type CheckAnswers = (situation: Situation) => Promise<void>

/** What each of the apps beside this folder must do, by the name of its file. */
export const EXPECTED: Readonly<Record<string, CheckAnswers>> = {
  express: checkBff,
  koa: checkBff,
  prometheus: (situation) =>
    checkText(situation, 'vod_call_duration_seconds_count{operation="getMedia",code="MediaNotFound"} 1'),
  opentelemetry: (situation) => checkText(situation, '1 calls measured'),
}

const OPERATOR_TEXT =
  'Something went wrong on our end. Please try again later, or contact support if the problem persists.'

async function checkBff(situation: Situation): Promise<void> {
  const { app, emulator } = situation
  const found = await ask(app, '/media/mda-published0000001')
  strictEqual(found.status, 200, `status of a call that succeeds: ${found.text}`)
  await checkCall(situation, '/media/mda-unknown', {
    status: 404,
    code: 'MediaNotFound',
    message: "This video doesn't exist or was deleted.",
  })
  await checkCall(situation, '/stranger', {
    status: 400,
    code: 'SignatureDoesNotMatch',
    message: OPERATOR_TEXT,
  })
  const refused = await emulator.lastRequestId()
  for (const system of ['import', 'require']) await checkCopy(app, system)
  const own = await ask(app, '/own')
  strictEqual(own.status, 418, `status of what is not of VOD: ${own.text}`)
  match(own.text, /of the app/)
  checkLog((await app.stop()).stderr, refused)
}

async function checkCall({ app, emulator }: Situation, path: string, expected: Failure): Promise<void> {
  const answer = await ask(app, path)
  checkFailure(answer, { ...expected, requestId: await emulator.lastRequestId() })
}

/** One line, of the only failure that the team must mend. */
function checkLog(stderr: string, requestId: string | undefined): void {
  const lines = stderr.split('\n').filter((line) => line.startsWith('[vod-errors]'))
  const [line = ''] = lines
  strictEqual(lines.length, 1, `log lines: ${stderr}`)
  const expected = `[vod-errors] operator fault SignatureDoesNotMatch, VOD 400 → 400, requestId=${requestId}, GET /stranger: `
  strictEqual(line.slice(0, expected.length), expected)
}

/** An error that another copy of core made, as its `import` or its `require` does, is known by its brand. */
async function checkCopy(app: RunningApp, system: string): Promise<void> {
  checkFailure(await ask(app, `/copy/${system}`), {
    status: 403,
    requestId: 'of-a-copy',
    code: 'MediaBanned',
    message: "This video has been blocked and can't be used. Please contact support if you have questions.",
  })
}

interface Failure {
  readonly status: number
  readonly requestId?: string | undefined
  readonly code: string
  readonly message: string
}

function checkFailure({ status, headers, body, text }: Answer, expected: Failure): void {
  const { requestId, code, message } = expected
  strictEqual(status, expected.status, `status of ${code}: ${text}`)
  deepStrictEqual(Object.entries(Object(body)), Object.entries({ requestId, code, message }))
  deepStrictEqual(
    Object.keys(HEADERS).map((name) => headers.get(name)),
    Object.values(HEADERS),
  )
  strictEqual(headers.get('x-bce-request-id'), requestId)
}

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-language': 'en',
}

async function checkText({ app }: Situation, expected: string): Promise<void> {
  const { text } = await ask(app, '/')
  strictEqual(text.includes(expected), true, `"${expected}" in: ${text.slice(0, 2000)}`)
  await app.stop()
}
