import createError from 'http-errors'

/**
 * The text under a name of a JSON body or a route's parameters. What the browser got wrong is the BFF's own business
 * and never reaches VOD: it is an http-errors error, which `vodErrorHandler()` hands on.
 *
 * @throws {HttpError} 400 if it is missing, empty or no text.
 */
export function requiredField(fields: unknown, name: string): string {
  const value = new Map(Object.entries(Object(fields))).get(name)
  if (typeof value === 'string' && value !== '') return value
  throw createError(400, `${name} is required`)
}
