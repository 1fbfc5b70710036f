import { deepStrictEqual, match, strictEqual } from 'node:assert/strict'
import type { Emulator } from '../consumer/emulator.ts'
import { type AppResponse, requestApp } from '../consumer/request-app.ts'
import type { RunningApp } from '../consumer/start-app.ts'

/** A running app and the emulated VOD behind it. */
interface Situation {
  readonly app: RunningApp
  readonly emulator: Emulator
}

/** Checks all responses of an app and stops it. @throws {AssertionError} for the first wrong response. */
export type CheckResponses = (situation: Situation) => Promise<void>

/** The checks of each app in `apps/`, by its file name. */
export const CHECKS: Readonly<Record<string, CheckResponses>> = {
  express: checkBff,
  koa: checkBff,
  prometheus: (situation) =>
    checkText(
      situation,
      'vod_call_duration_seconds_count{operation="getMedia",code="MediaNotFound",fault="caller"} 1',
    ),
  opentelemetry: (situation) => checkText(situation, '1 calls measured'),
}

const OPERATOR_TEXT =
  'Something went wrong on our end. Please try again later, or contact support if the problem persists.'

async function checkBff(situation: Situation): Promise<void> {
  const { app, emulator } = situation
  const media = await requestApp(app, '/media/mda-published0000001')
  strictEqual(media.status, 200, `status of a successful call: ${media.text}`)
  await checkCall(situation, '/media/mda-unknown', {
    status: 404,
    code: 'MediaNotFound',
    message: "This video doesn't exist or was deleted.",
  })
  await checkCall(situation, '/wrong-key', {
    status: 400,
    code: 'SignatureDoesNotMatch',
    message: OPERATOR_TEXT,
  })
  const failedRequestId = await emulator.lastRequestId()
  for (const system of ['import', 'require']) await checkCopy(app, system)
  const other = await requestApp(app, '/other')
  strictEqual(other.status, 418, `status of another error: ${other.text}`)
  match(other.text, /from the app/)
  checkLog((await app.stop()).stderr, failedRequestId)
}

async function checkCall({ app, emulator }: Situation, path: string, expected: ExpectedError): Promise<void> {
  const response = await requestApp(app, path)
  checkErrorResponse(response, { ...expected, requestId: await emulator.lastRequestId() })
}

/** The log has one line: the only operator fault. */
function checkLog(stderr: string, requestId: string | undefined): void {
  const lines = stderr.split('\n').filter((line) => line.startsWith('[vod-errors]'))
  const [line = ''] = lines
  strictEqual(lines.length, 1, `log lines: ${stderr}`)
  const expected = `[vod-errors] operator fault SignatureDoesNotMatch, VOD 400 → 400, requestId=${requestId}, GET /wrong-key: `
  strictEqual(line.slice(0, expected.length), expected)
}

/** The adapter recognizes a VodError from another copy of core, loaded by `import` or `require`. */
async function checkCopy(app: RunningApp, system: string): Promise<void> {
  checkErrorResponse(await requestApp(app, `/copy/${system}`), {
    status: 403,
    requestId: 'from-a-copy',
    code: 'MediaBanned',
    message: "This video has been blocked and can't be used. Please contact support if you have questions.",
  })
}

interface ExpectedError {
  readonly status: number
  readonly requestId?: string | undefined
  readonly code: string
  readonly message: string
}

function checkErrorResponse({ status, headers, body, text }: AppResponse, expected: ExpectedError): void {
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
  const { text } = await requestApp(app, '/')
  strictEqual(text.includes(expected), true, `"${expected}" in: ${text.slice(0, 2000)}`)
  await app.stop()
}
