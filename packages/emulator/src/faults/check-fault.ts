import { validateHeaderName, validateHeaderValue } from 'node:http'
import { lookUpCode } from '@vod-errors/core'
import { expected, expectKnownKeys, expectOneOf } from '@vod-errors/core/host'
import { isIntegerWithin, isRecord } from '../value-checks.ts'
import { MODEL_SHAPES } from '../wire/model-failure.ts'
import {
  type CodeFault,
  type Fault,
  KIND_FIELDS,
  type ModelFault,
  type RawFault,
  type ResponseFault,
  TRANSPORT_FIELDS,
  type TransportFault,
} from './fault.ts'
import { MAX_PATTERN_LENGTH } from './path-pattern.ts'

type Fields = Record<string, unknown>
type Test = (value: unknown) => boolean

const SCOPE = ['times', 'method', 'path']
const STATUS: readonly [number, number] = [200, 999]

const isStatus: Test = (value) => isIntegerWithin(value, STATUS)
const isDuration: Test = (value) => isIntegerWithin(value, [0, 600_000])
const isPattern: Test = (value) =>
  typeof value === 'string' && /^[/*][^?]*$/.test(value) && value.length <= MAX_PATTERN_LENGTH
const isText: Test = (value) => typeof value === 'string' && value !== ''

/** What each optional field must be, the same for every kind of fault. */
const FIELDS: Readonly<Record<string, readonly [expectation: string, test: Test]>> = {
  times: ['an integer of at least 1', (value) => isIntegerWithin(value, [1, Number.MAX_SAFE_INTEGER])],
  method: ['an upper-case HTTP method', (value) => typeof value === 'string' && /^[A-Z]+$/.test(value)],
  path: [`a path that starts with / or *, of at most ${MAX_PATTERN_LENGTH} characters`, isPattern],
  params: [
    'an object of strings',
    (value) => isRecord(value) && Object.values(value).every((each) => typeof each === 'string'),
  ],
  message: ['a string', (value) => typeof value === 'string'],
  status: ['an integer 200–999', isStatus],
  requestId: [
    '1–128 visible ASCII characters',
    (value) => typeof value === 'string' && /^[!-~]{1,128}$/.test(value),
  ],
  shape: ["'v1' or 'v2'", (value) => value === 'v1' || value === 'v2'],
  framing: ["'length' or 'chunked'", (value) => value === 'length' || value === 'chunked'],
  overMs: ['an integer 0–600000', isDuration],
}

/**
 * Checks a fault from code or from the admin route, and returns it. Throws a TypeError "Expected `x` to be …, got …" for
 * the first mistake.
 */
export function checkFault(value: unknown): Fault {
  if (!isRecord(value)) throw expected('fault', 'an object', value)
  if (isCodeFault(value)) return value
  if (isModelFault(value)) return value
  if (isResponseFault(value)) return value
  if (isRawFault(value)) return value
  if (isTransportFault(value)) return value
  throw expected('fault', 'an object with code, model, response, raw or transport', value)
}

function isCodeFault(fault: Fields): fault is Fields & CodeFault {
  if (fault['code'] === undefined) return false
  expectFields(fault, ['code', ...KIND_FIELDS.code])
  const { code, status } = fault
  if (typeof code !== 'string' || !isText(code)) throw expected('code', 'a non-empty string', code)
  if (!lookUpCode(code) && status === undefined) {
    throw expected('status', `given with ${code}, which the catalog does not know`, status)
  }
  return true
}

function isModelFault(fault: Fields): fault is Fields & ModelFault {
  const { model } = fault
  if (model === undefined) return false
  expectFields(fault, ['model', ...KIND_FIELDS.model])
  if (!isRecord(model)) throw expected('model', 'an object', model)
  expectKnownKeys('model', model, ['shape', 'code', 'message', 'state'])
  const { shape, code, message, state } = model
  expectOneOf('model.shape', shape, Object.keys(MODEL_SHAPES))
  if (code !== undefined && !isText(code) && !Number.isInteger(code))
    throw expected('model.code', 'an integer or a non-empty string', code)
  for (const [name, text] of Object.entries({ message, state }))
    if (text !== undefined && !isText(text)) throw expected(`model.${name}`, 'a non-empty string', text)
  return true
}

function isResponseFault(fault: Fields): fault is Fields & ResponseFault {
  const { response } = fault
  if (response === undefined) return false
  expectFields(fault, ['response', ...KIND_FIELDS.response])
  if (!isRecord(response)) throw expected('response', 'an object', response)
  expectKnownKeys('response', response, ['status', 'headers', 'body', 'bodyBase64'])
  if (!isStatus(response['status']))
    throw expected('response.status', 'an integer 200–999', response['status'])
  expectHeaders(response['headers'] ?? {})
  expectBytes('response', response, ['body', 'bodyBase64'])
  return true
}

function isRawFault(fault: Fields): fault is Fields & RawFault {
  const { raw } = fault
  if (raw === undefined) return false
  expectFields(fault, ['raw', ...KIND_FIELDS.raw])
  if (!isRecord(raw)) throw expected('raw', 'an object', raw)
  expectKnownKeys('raw', raw, ['bytes', 'bytesBase64'])
  expectBytes('raw', raw, ['bytes', 'bytesBase64'])
  return true
}

function isTransportFault(fault: Fields): fault is Fields & TransportFault {
  const { transport, overMs } = fault
  if (transport === undefined) return false
  const [name, fields] = Object.entries(TRANSPORT_FIELDS).find(([each]) => each === transport) ?? []
  if (!fields) throw expected('transport', `one of ${Object.keys(TRANSPORT_FIELDS).join(', ')}`, transport)
  expectFields(fault, ['transport', ...fields])
  if (name === 'slow' && overMs === undefined) throw expected('overMs', 'an integer 0–600000', overMs)
  return true
}

function expectFields(fault: Fields, own: readonly string[]): void {
  expectKnownKeys('fault', fault, [...own, ...SCOPE])
  for (const [name, [expectation, test]] of Object.entries(FIELDS)) {
    if (fault[name] !== undefined && !test(fault[name])) throw expected(name, expectation, fault[name])
  }
}

function expectHeaders(headers: unknown): void {
  if (!isRecord(headers)) throw expected('response.headers', 'an object of strings', headers)
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string' || !isLegalHeader(name, value)) {
      throw expected(`response.headers.${name}`, 'a legal header', value)
    }
  }
}

function isLegalHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}

function expectBytes(kind: string, holder: Fields, [name, inBase64]: readonly [string, string]): void {
  const { [name]: bytes, [inBase64]: base64 } = holder
  if (bytes !== undefined && typeof bytes !== 'string' && !(bytes instanceof Uint8Array)) {
    throw expected(`${kind}.${name}`, 'a string or bytes', bytes)
  }
  if (base64 === undefined) return
  if (bytes !== undefined) throw expected(`${kind}.${name}`, `left out beside ${inBase64}`, bytes)
  if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw expected(`${kind}.${inBase64}`, 'base64', base64)
  }
}
