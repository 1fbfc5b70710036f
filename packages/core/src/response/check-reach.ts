import { knownCodes, rowOfBareCode } from '../catalog/look-up.ts'
import { expected } from '../expected.ts'
import { isObject, isPlainObject, read } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { ChooseStatus } from './status-policy.ts'

/** The options that decide which code is sent, and what is said about it. */
interface ReachOptions {
  readonly messages?: unknown
  readonly status?: unknown
  readonly statusPolicy?: unknown
}

/**
 * Checks that what the app says about a code can be seen: a message must belong to a code that is sent, and a code that is
 * sent as another must say whether it keeps its `retry-after`. Checks nothing if `status` is a function, which can send any code.
 *
 * @throws {TypeError} that names the option that cancels the other, and the line that works.
 */
export function checkReach(options: ReachOptions, chooseStatus: ChooseStatus): void {
  if (typeof options.status === 'function') return
  expectSentMessages(options, chooseStatus)
  expectKeptRetryAfter(options)
}

function expectSentMessages({ messages, status, statusPolicy }: ReachOptions, choose: ChooseStatus): void {
  if (!isPlainObject(messages)) return
  const overridden = isPlainObject(status) ? Object.keys(status) : []
  const sent = new Map([...knownCodes(), ...overridden].map((code) => [code, codesFor(code, choose)]))
  const visible = new Set([...sent.values()].flat())
  for (const [code, message] of Object.entries(messages)) {
    const [other] = visible.has(code) ? [] : (sent.get(code) ?? [])
    if (other === undefined) continue
    const culprit = overridden.includes(code) ? `status.${code}` : `statusPolicy '${statusPolicy}'`
    const why = `${culprit} sends ${code} as ${other}, so write messages: { ${keyOf(other)}: … }`
    throw expected(`messages.${code}`, `keyed by a code that is sent (${why})`, message)
  }
}

/** The codes that a code can be sent as, one for each of its meanings. */
function codesFor(code: string, choose: ChooseStatus): readonly string[] {
  const statuses = Object.keys(rowOfBareCode(code)?.faultByStatus ?? {}).map(Number)
  return [undefined, ...statuses].map((upstreamStatus) => {
    return choose(VodError.withoutStack({ upstreamCode: code, upstreamStatus }, undefined)).code
  })
}

function expectKeptRetryAfter({ status, statusPolicy }: ReachOptions): void {
  if (!isPlainObject(status)) return
  for (const [code, choice] of Object.entries(status)) {
    const row = rowOfBareCode(code)
    const isHidden = statusPolicy === 'gateway' && row?.fault === 'operator'
    const isRenamed = isObject(choice) && read(choice, 'code') !== code
    if (!row?.retryable || isHidden || !isRenamed || read(choice, 'retryAfter') !== undefined) continue
    const line = `{ status: ${read(choice, 'status')}, code: '${read(choice, 'code')}', retryAfter: true }`
    const why = `${code} can be retried, and another code drops its retry-after: write ${line}, or false to hide it`
    throw expected(`status.${code}`, `a choice with retryAfter (${why})`, choice)
  }
}

/** A code as the key of an object literal. */
function keyOf(code: string): string {
  return /^[A-Za-z_]\w*$/.test(code) ? code : `'${code}'`
}
