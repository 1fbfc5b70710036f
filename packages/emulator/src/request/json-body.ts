import { isRecord } from '../value-checks.ts'
import { VodFailure } from '../vod-failure.ts'
import { type Body, readBody } from './body.ts'

type Fields = Record<string, unknown>

/** The largest JSON body of most calls, in bytes: what one media can take up in memory. */
const MAX_JSON_BYTES = 65_536

/**
 * The fields of a JSON body. Fails with InvalidHTTPRequest for bytes that are no UTF-8, MalformedJSON for text that is
 * no JSON, InappropriateJSON for JSON that is no object, and InvalidRequest for a body that is too large.
 */
export async function jsonBody(body: Body, maxBytes = MAX_JSON_BYTES): Promise<Fields> {
  const value = parsed(decoded(await readBody(body, maxBytes)))
  if (!isRecord(value)) throw new VodFailure('InappropriateJSON')
  return value
}

/** A field that must be there and be a non-empty string; InappropriateJSON otherwise. */
export function requiredText(fields: Fields, name: string): string {
  const text = optionalText(fields, name)
  if (!text) throw new VodFailure('InappropriateJSON')
  return text
}

/** A string, or `undefined` for a field that is not there or null; InappropriateJSON for any other type. */
export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw new VodFailure('InappropriateJSON')
}

/** A list of strings, or `undefined` for a field that is not there or null; InappropriateJSON for any other type. */
export function optionalTexts(fields: Fields, name: string): readonly string[] | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined) return undefined
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) {
    throw new VodFailure('InappropriateJSON')
  }
  return value
}

/** An object, or `undefined` for a field that is not there or null; InappropriateJSON for any other type. */
export function optionalFields(fields: Fields, name: string): Fields | undefined {
  const value = fields[name] ?? undefined
  if (value === undefined || isRecord(value)) return value
  throw new VodFailure('InappropriateJSON')
}

/** A flag; the vendor's pages type it as a boolean in one place and as a string in another, so both do. */
export function optionalFlag(fields: Fields, name: string): boolean {
  const value = fields[name] ?? false
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new VodFailure('InappropriateJSON')
}

function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new VodFailure('InvalidHTTPRequest')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new VodFailure('MalformedJSON')
  }
}
