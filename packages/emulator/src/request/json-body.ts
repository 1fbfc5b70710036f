import { ApiError } from '../api-error.ts'
import { isRecord } from '../value-checks.ts'
import { type Body, readBody } from './body.ts'

type Fields = Record<string, unknown>

/** The largest JSON body of most calls, in bytes. It bounds what one media takes up in memory. */
const MAX_JSON_BYTES = 65_536

/**
 * Reads the fields of a JSON body. Throws InvalidRequest for a body larger than `maxBytes`, InvalidHTTPRequest for invalid
 * UTF-8, MalformedJSON for invalid JSON, and InappropriateJSON for JSON other than an object.
 */
export async function jsonBody(body: Body, maxBytes = MAX_JSON_BYTES): Promise<Fields> {
  const value = parseJson(decodeUtf8(await readBody(body, maxBytes)))
  if (!isRecord(value)) throw new ApiError('InappropriateJSON')
  return value
}

/** Returns a non-empty string; throws InappropriateJSON for anything else. */
export function requiredText(fields: Fields, name: string): string {
  const text = optionalText(fields, name)
  if (!text) throw new ApiError('InappropriateJSON')
  return text
}

/** Returns a string, or `undefined` for a missing field or null; throws InappropriateJSON for any other type. */
export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw new ApiError('InappropriateJSON')
}

/** Returns a list of strings, or `undefined` for a missing field or null; throws InappropriateJSON for any other type. */
export function optionalTexts(fields: Fields, name: string): readonly string[] | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined) return undefined
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) {
    throw new ApiError('InappropriateJSON')
  }
  return value
}

/** Returns an object, or `undefined` for a missing field or null; throws InappropriateJSON for any other type. */
export function optionalFields(fields: Fields, name: string): Fields | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined || isRecord(value)) return value
  throw new ApiError('InappropriateJSON')
}

/** Returns a flag. The vendor's pages type it as a boolean here and as a string there, so it accepts both. */
export function optionalFlag(fields: Fields, name: string): boolean {
  const value = fields[name] ?? false
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new ApiError('InappropriateJSON')
}

function decodeUtf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new ApiError('InvalidHTTPRequest')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('MalformedJSON')
  }
}
