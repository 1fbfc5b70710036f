import { setImmediate as nextTurn } from 'node:timers/promises'
import { createResponder, type IncomingRequest } from '../../src/host.ts'
import type { LogRecord, VodErrorHandlerOptions } from '../../src/index.ts'
import { ADAPTER, canForward, REQUEST, REQUEST_ID } from '../adapter.ts'

/** What the SDK rejects with. */
export const sdkRejection = (code: string, status_code: number, message = '') => ({
  status_code,
  code,
  message,
  request_id: REQUEST_ID,
})

/** One VOD error of each fault. */
export const CALLER = sdkRejection('MediaNotFound', 404)
export const OPERATOR = sdkRejection('AccessDenied', 403)
export const SERVICE = sdkRejection('InternalError', 500)

/** A logger without a known calling convention, and the lines that it got: `info: text`. */
export function plainLogger() {
  const lines: string[] = []
  const at = (level: string) => (text: unknown) => void lines.push(`${level}: ${text}`)
  return { lines, logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } }
}

/** Calls createResponder like a team that does not use types. */
export function createRespond(options: unknown): ReturnType<typeof createResponder>['respond'] {
  return Reflect.apply(createResponder, undefined, [ADAPTER, options]).respond
}

/** Responds to a thrown value, and waits until it is logged. */
export async function respondTo(
  thrown: unknown,
  options: unknown = {},
  request: Partial<IncomingRequest> = {},
) {
  const response = await createRespond(options)(thrown, { ...REQUEST, ...request }, canForward)
  await nextTurn()
  return response
}

/** The record that `onError` gets for a thrown value. */
export async function recordOf(
  thrown: unknown,
  request: Partial<IncomingRequest> = {},
  options: VodErrorHandlerOptions = {},
): Promise<LogRecord> {
  const records: LogRecord[] = []
  const onError = (event: { record: LogRecord }) => records.push(event.record)
  await respondTo(thrown, { ...options, logger: false, onError }, request)
  expect(records).toHaveLength(1)
  return records[0] as LogRecord
}

/** The line that a plain logger gets for a thrown value. */
export async function lineOf(
  thrown: unknown,
  options: VodErrorHandlerOptions = {},
  request: Partial<IncomingRequest> = {},
): Promise<string> {
  const { lines, logger } = plainLogger()
  await respondTo(thrown, { ...options, logger }, request)
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}
