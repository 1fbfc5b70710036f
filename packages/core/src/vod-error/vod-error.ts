import type { KnownCode } from '../catalog/app-codes.ts'
import type { CatalogRow, Fault } from '../catalog/catalog.ts'
import { isCode, isSyntheticCode, rowOfBareCode } from '../catalog/look-up.ts'
import { fillTemplate, type Params, readParams } from '../catalog/wire-template.ts'
import { expected } from '../expected.ts'
import { reader, readString } from '../read-unknown.ts'
import { classify, codeOf } from './classify.ts'
import { hideCause } from './hide-cause.ts'
import { redact, redactRepeated } from './redact/redact.ts'
import { REDACTED } from './redact/spans.ts'
import { isRequestId } from './request-id.ts'
import { type CopyInit, MEANING, type VodErrorInit } from './vod-error-init.ts'

/** Marks a VodError of any copy of the package. */
export const BRAND = Symbol.for('@vod-errors/core/VodError')
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/** A VodError as plain data for logs: secrets redacted, without stack and cause. */
export type VodErrorJson = Pick<
  VodError,
  | 'name'
  | 'message'
  | 'code'
  | 'upstreamCode'
  | 'status'
  | 'upstreamStatus'
  | 'requestId'
  | 'fault'
  | 'retryable'
  | 'retryAfter'
  | 'params'
  | 'operation'
  | 'duration'
>

/**
 * A VOD error, in the same shape for every HTTP client. Code, status, fault, retryable and params are derived from the facts
 * passed to the constructor. Code written for http-errors treats it as an `HttpError`.
 *
 * @throws {TypeError} if a fact has the wrong type.
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
    hideCause(VodError.prototype, (error) => (VodError.isGenuine(error) ? error.#cause : undefined))
  }

  declare readonly name: 'VodError'
  /** The bare code, `MediaNotFound`. */
  readonly code: KnownCode | (string & {})
  /** The code on the wire, `MediaException.MediaNotFound`; `undefined` if VOD sent none. */
  readonly upstreamCode: string | undefined
  /** The documented status, 400–599; what the BFF sends by default. */
  readonly status: number
  /** The same as `status`, under the name that http-errors and connect use. */
  readonly statusCode: number
  /** Always false: `message` is the vendor's text for developers, not a user message. */
  readonly expose: boolean = false
  /** The status that VOD sent; `undefined` if unknown. */
  readonly upstreamStatus: number | undefined
  /** VOD's id of the failed call; `undefined` if it sent none, or one that is not safe to print. */
  readonly requestId: string | undefined
  /** Who must act. */
  readonly fault: Fault
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** Seconds to wait before a retry: what VOD said, else 1; `undefined` if not retryable. */
  readonly retryAfter: number | undefined
  /** The parameters of the vendor's message: `{mediaId: 'mda-…'}`. */
  readonly params: Params
  /** The name of the call, `getMediaResource`; `undefined` if the call site gave none. */
  readonly operation: string | undefined
  /** How long the call took, in milliseconds; `undefined` unless a client helper made it. */
  readonly duration: number | undefined
  // Response and log read this private copy, because middleware can modify the public properties.
  readonly #json: VodErrorJson
  #cause: unknown

  constructor(init: VodErrorInit) {
    checkInit(init)
    const json = jsonOf(init)
    super(json.message)
    this.#json = json
    this.#cause = init.cause
    this.code = json.code
    this.upstreamCode = json.upstreamCode
    this.status = json.status
    this.statusCode = json.status
    this.upstreamStatus = json.upstreamStatus
    this.requestId = json.requestId
    this.fault = json.fault
    this.retryable = json.retryable
    this.retryAfter = json.retryAfter
    this.params = json.params
    this.operation = json.operation
    this.duration = json.duration
  }

  /**
   * Creates a VodError without a stack. Its stack would only show this package, and would cost more than everything else.
   */
  static withoutStack(init: VodErrorInit, cause: unknown): VodError {
    const { stackTraceLimit } = Error
    setStackTraceLimit(0)
    try {
      const error = new VodError(init)
      error.#cause = cause
      return error
    } finally {
      setStackTraceLimit(stackTraceLimit)
    }
  }

  /** Whether this class created the value, not another copy of the package or a look-alike. */
  static isGenuine(value: unknown): value is VodError {
    return typeof value === 'object' && value !== null && #json in value
  }

  /** The data that the error was created with, even if its properties were modified since. */
  static jsonOf(error: VodError): VodErrorJson {
    return error.#json
  }

  /**
   * The error as plain data, with secrets redacted and without stack and cause: for a queue, or `postMessage` of a worker,
   * whose structured clone keeps only name and message of an Error. `toVodError` makes a VodError of it again, and so does a
   * handler if it is thrown.
   */
  toJSON(): VodErrorJson {
    return { ...this.#json }
  }

  /**
   * A copy of the error with its stack but without its cause, for loggers that print the whole cause, such as pino's error
   * serializer. The cause is the thrown value, with all its secrets.
   */
  withoutCause(): VodError {
    const { code, ...facts } = this.#json
    const init: CopyInit = {
      ...facts,
      syntheticCode: isSyntheticCode(code) ? code : undefined,
      [MEANING]: this.#json,
    }
    const copy = new VodError(init)
    Object.defineProperty(copy, 'stack', { value: this.stack, writable: true, configurable: true })
    return copy
  }

  /** `VodError [MediaNotFound]: Media not found with mda-…` */
  override toString(): string {
    const { name, code, message } = this.#json
    return `${name} [${code}]: ${message}`
  }

  /** `console.log` and `util.inspect` print the stack and the data of {@link toJSON}, never the cause. */
  [INSPECT](depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    if (depth < 0) return `[${this.toString()}]`
    const { name: _name, message: _message, ...rest } = this.#json
    return `${this.stack ?? this.toString()} ${inspect(rest, options)}`
  }
}

/** Whether the value is a VodError, of any copy of the package and any realm. Never throws. */
export function isVodError(value: unknown): value is VodError {
  return readBrand(value) === true && readString(value, 'code') !== undefined
}

const readBrand = reader(({ [BRAND]: brand }) => brand)

/** The assignment throws where the app has frozen the built-ins; `Reflect.set` would not, but is slow. */
function setStackTraceLimit(limit: number): void {
  try {
    Error.stackTraceLimit = limit
  } catch {
    // The error gets a stack.
  }
}

function jsonOf(init: CopyInit): VodErrorJson {
  const upstreamCode = isCode(init.upstreamCode) ? init.upstreamCode : undefined
  const code = codeOf(init, upstreamCode)
  const row = rowOfBareCode(code)
  const { status, fault, retryable, retryAfter } = init[MEANING] ?? classify(init, row)
  const { message, params } = redactMessage(init.message ?? '', row)
  return {
    name: 'VodError',
    message,
    code,
    upstreamCode,
    status,
    upstreamStatus: init.upstreamStatus,
    requestId: isRequestId(init.requestId) ? init.requestId : undefined,
    fault,
    retryable,
    retryAfter,
    params,
    operation: init.operation === undefined ? undefined : redact(init.operation),
    duration: init.duration,
  }
}

/** The redacted message and its redacted parameters. */
function redactMessage(text: string, row: CatalogRow | undefined): Pick<VodErrorJson, 'message' | 'params'> {
  const message = text === row?.template ? redactRepeated(text) : redact(text)
  const params = readParams(row?.template ?? '', message)
  const secrets = row?.secretParams?.filter((name) => Object.hasOwn(params, name))
  if (!row || !secrets?.length) return { message, params }
  const redacted = { ...params, ...Object.fromEntries(secrets.map((name) => [name, REDACTED])) }
  return { message: fillTemplate(row.template, redacted), params: Object.freeze(redacted) }
}

const STRINGS = ['upstreamCode', 'syntheticCode', 'requestId', 'host', 'message', 'operation'] as const
const INTEGERS = ['upstreamStatus', 'retryAfter', 'duration'] as const

function checkInit(init: VodErrorInit): void {
  for (const name of STRINGS) {
    const value: unknown = init[name]
    if (value !== undefined && typeof value !== 'string') throw expected(name, 'a string', value)
  }
  for (const name of INTEGERS) {
    const value: unknown = init[name]
    if (value !== undefined && !Number.isInteger(value)) throw expected(name, 'an integer', value)
  }
}
