/** The message of whatever was thrown. Errors of another realm are no `instanceof Error`, so it only looks. */
export function errorMessage(error: unknown): string {
  const { message } = Object(error)
  return typeof message === 'string' ? message : String(error)
}
