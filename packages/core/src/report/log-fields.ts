import { expected } from '../expected.ts'
import type { LogRecord } from './log-record.ts'

/** The names of the fields in log lines. */
export type LogFields = 'ecs'

/** Makes the fields of log lines: new objects each time, because loggers redact and format in place. */
export interface FieldsOf {
  readonly record: (record: LogRecord, isVodError: boolean) => object
  readonly count: (code: string, count: number) => object
}

/**
 * Prepares the `logFields` option.
 *
 * @throws {TypeError} if it is not a known preset.
 */
export function prepareLogFields(logFields: unknown): FieldsOf {
  if (logFields === undefined) return OWN_NAMES
  if (logFields === 'ecs') return ECS
  throw expected('logFields', "'ecs' or undefined", logFields)
}

const OWN_NAMES: FieldsOf = {
  // Spreading the record would take ten times as long, because it is frozen.
  record: (record) => ({
    requestId: record.requestId,
    code: record.code,
    upstreamCode: record.upstreamCode,
    status: record.status,
    upstreamStatus: record.upstreamStatus,
    fault: record.fault,
    retryable: record.retryable,
    operation: record.operation,
    method: record.method,
    route: record.route,
    path: record.path,
    ownRequestId: record.ownRequestId,
    traceId: record.traceId,
    duration: record.duration,
    params: { ...record.params },
    vendorMessage: record.vendorMessage,
    causes: [...record.causes],
    docUrl: record.docUrl,
  }),
  count: (code, count) => ({ code, count }),
}

const NANOSECONDS = 1_000_000

/** Elastic Common Schema 9; `vod` holds what it has no field for. */
const ECS: FieldsOf = {
  record: (record, isVodError) => ({
    error: {
      id: record.requestId,
      code: record.code,
      [isVodError ? 'message' : 'stack_trace']: record.vendorMessage,
    },
    event: {
      kind: 'event',
      outcome: 'failure',
      duration: record.duration === undefined ? undefined : Math.round(record.duration * NANOSECONDS),
      reference: record.docUrl,
    },
    http: {
      request: { id: record.ownRequestId, method: record.method },
      response: { status_code: record.status },
    },
    url: { path: record.path },
    trace: record.traceId === undefined ? undefined : { id: record.traceId },
    vod: vodFieldsOf(record),
  }),
  count: (code, count) => ({ error: { code }, vod: { count } }),
}

function vodFieldsOf(record: LogRecord): object {
  return {
    fault: record.fault,
    retryable: record.retryable,
    operation: record.operation,
    route: record.route,
    upstream_code: record.upstreamCode,
    upstream_status: record.upstreamStatus,
    params: { ...record.params },
    causes: [...record.causes],
  }
}
