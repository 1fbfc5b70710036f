import { ApiError } from '../api-error.ts'

interface Bounds {
  readonly default: number
  readonly min: number
  readonly max: number
}

/** Reads an integer from the query. Throws InvalidRequest with its name and value if it is out of bounds. */
export function queryInteger(query: URLSearchParams, name: string, bounds: Bounds): number {
  const text = query.get(name)
  if (text === null) return bounds.default
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= bounds.min && number <= bounds.max) return number
  throw new ApiError('InvalidRequest', { detail: `${name}=${text}` })
}
