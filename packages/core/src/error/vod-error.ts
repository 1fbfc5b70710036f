import type { CatalogRow, Fault, VodErrorCode } from '../catalog/catalog.ts'
import { isCode, isOwnCode, lookUpCode } from '../catalog/look-up.ts'
import { fillTemplate, type Params, readParams } from '../catalog/template.ts'
import { expected } from '../expected.ts'
import { read, readString } from '../probe.ts'
import { isRequestId } from '../request-id.ts'
import { type Classification, classify, type VodFacts } from './classify.ts'
import { safeText } from './safe-text.ts'
import { REDACTED } from './spans.ts'

const BRAND = Symbol.for('@vod-errors/core/VodError')
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/** What a {@link VodError} is made from. */
export interface VodErrorInit extends VodFacts {
  /** The thrown original. Kept as it is, never printed. */
  readonly cause?: unknown
}

/** A VodError as plain data, safe to log: no stack, no cause, no secrets. */
export interface VodErrorJson extends Classification {
  readonly name: 'VodError'
  readonly message: string
  readonly upstreamCode: string | undefined
  readonly upstreamStatus: number | undefined
  readonly requestId: string | undefined
  readonly params: Params
  readonly operation: string | undefined
  readonly duration: number | undefined
}

/**
 * A failure of VOD, whatever shape it came in. Code, status, fault, retryable and params follow from the facts that it
 * is made from, {@link VodFacts}. An `HttpError` in the eyes of http-errors.
 *
 * @throws {TypeError} if a fact is of the wrong type.
 * @example
 * throw new VodError({ upstreamCode: 'MediaException.MediaNotFound', requestId, cause })
 */
export class VodError extends Error {
  static {
    Object.defineProperty(VodError.prototype, 'name', {
      value: 'VodError',
      writable: true,
      configurable: true,
    })
    Object.defineProperty(VodError.prototype, BRAND, { value: true })
  }

  /** The bare code, `MediaNotFound`. */
  readonly code: VodErrorCode | (string & {})
  /** The code on the wire, `MediaException.MediaNotFound`; `undefined` where the answer carried none. */
  readonly upstreamCode: string | undefined
  /** What the BFF answers: the documented status, 400–599. */
  readonly status: number
  /** The same as `status`, under the name that http-errors and connect know. */
  readonly statusCode: number
  /** Always false: `message` is the vendor's text for developers and not for the person at the browser. */
  readonly expose: boolean = false
  /** What VOD answered; `undefined` where the client did not say. */
  readonly upstreamStatus: number | undefined
  /** VOD's id of the failed call; `undefined` where it gave none that is fit to print. */
  readonly requestId: string | undefined
  /** Who must act. */
  readonly fault: Fault
  /** The same call may succeed later. */
  readonly retryable: boolean
  /** Seconds after which it may: what VOD said, else 1; `undefined` where it is not retryable. */
  readonly retryAfter: number | undefined
  /** What the vendor's message carries, `{mediaId: 'mda-…'}`. */
  readonly params: Params
  /** The name of the call, `getMediaResource`; `undefined` unless the call site gave one. */
  readonly operation: string | undefined
  /** How long the call took, in milliseconds; `undefined` unless it was made through the call-side helpers. */
  readonly duration: number | undefined
  // What the error was made with. Only this class can put it there, and nobody can change it: what is answered and
  // logged is read off this, whatever has become of the public properties.
  readonly #record: VodErrorJson

  constructor(init: VodErrorInit) {
    checkFacts(init)
    const record = recordOf(init)
    super(record.message, 'cause' in init ? { cause: init.cause } : {})
    this.#record = record
    this.code = record.code
    this.upstreamCode = record.upstreamCode
    this.status = record.status
    this.statusCode = record.status
    this.upstreamStatus = record.upstreamStatus
    this.requestId = record.requestId
    this.fault = record.fault
    this.retryable = record.retryable
    this.retryAfter = record.retryAfter
    this.params = record.params
    this.operation = record.operation
    this.duration = record.duration
  }

  /** Whether the value was made by this very class, and not by another copy of the package or a look-alike. */
  static isGenuine(value: unknown): value is VodError {
    return typeof value === 'object' && value !== null && #record in value
  }

  /** What the error was made with, whatever has become of its properties since. */
  static recordOf(error: VodError): VodErrorJson {
    return error.#record
  }

  /** The closed record that may be printed: secrets in the vendor's text are redacted, the cause is left out. */
  toJSON(): VodErrorJson {
    return { ...this.#record }
  }

  /**
   * The same error, stack included, without its cause: for loggers that print causes whole, such as pino's error serializer.
   * A cause is the original, with every secret that it holds.
   */
  withoutCause(): VodError {
    const { code, ...facts } = this.#record
    const copy = new VodError({ ...facts, failure: isOwnCode(code) ? code : undefined })
    Object.defineProperty(copy, 'stack', { value: this.stack, writable: true, configurable: true })
    return copy
  }

  /** `VodError [MediaNotFound]: Media not found with mda-…` */
  override toString(): string {
    const { name, code, message } = this.#record
    return `${name} [${code}]: ${message}`
  }

  /** What `console.log` and `util.inspect` print: the stack and the record of {@link toJSON}, never the cause. */
  [INSPECT](depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    if (depth < 0) return `[${this.toString()}]`
    const { name: _name, message: _message, ...rest } = this.#record
    return `${this.stack ?? this.toString()} ${inspect(rest, options)}`
  }
}

/**
 * Whether the value is a VodError, of this copy of the package or another, of this realm or another. Never throws.
 */
export function isVodError(value: unknown): value is VodError {
  return read(value, BRAND) === true && readString(value, 'code') !== undefined
}

function recordOf(init: VodErrorInit): VodErrorJson {
  const { failure, upstreamStatus, retryAfter, requestId, operation, duration } = init
  const upstreamCode = isCode(init.upstreamCode) ? init.upstreamCode : undefined
  const classification = classify({ upstreamCode, failure, upstreamStatus, retryAfter })
  const { message, params } = redactMessage(init.message ?? '', lookUpCode(classification.code))
  return Object.freeze({
    name: 'VodError' as const,
    message,
    ...classification,
    params: Object.freeze(params),
    upstreamCode,
    upstreamStatus,
    requestId: isRequestId(requestId) ? requestId : undefined,
    operation: operation === undefined ? undefined : safeText(operation),
    duration,
  })
}

/** The text and the parameters that it carries, both without secrets. */
function redactMessage(text: string, row: CatalogRow | undefined): Pick<VodErrorJson, 'message' | 'params'> {
  const message = safeText(text)
  const params = readParams(row?.template ?? '', message)
  const secrets = row?.secretParams?.filter((name) => Object.hasOwn(params, name)) ?? []
  if (!row || secrets.length === 0) return { message, params }
  const redacted = { ...params, ...Object.fromEntries(secrets.map((name) => [name, REDACTED])) }
  return { message: fillTemplate(row.template, redacted), params: redacted }
}

function checkFacts(init: VodErrorInit): void {
  for (const name of ['upstreamCode', 'failure', 'requestId', 'message', 'operation'] as const) {
    const value: unknown = init[name]
    if (value !== undefined && typeof value !== 'string') throw expected(name, 'a string', value)
  }
  for (const name of ['upstreamStatus', 'retryAfter', 'duration'] as const) {
    const value: unknown = init[name]
    if (value !== undefined && !Number.isInteger(value)) throw expected(name, 'an integer', value)
  }
}
