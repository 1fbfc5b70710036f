import createError from 'http-errors'

/**
 * Reads a required string from a JSON body or route parameters. The BFF validates its input before it calls VOD: the
 * error is an http-errors error, which `vodErrorHandler()` forwards.
 *
 * @throws {HttpError} 400 if the field is missing, empty or not a string.
 */
export function requiredField(fields: unknown, name: string): string {
  const value = new Map(Object.entries(Object(fields))).get(name)
  if (typeof value === 'string' && value !== '') return value
  throw createError(400, `${name} is required`)
}
