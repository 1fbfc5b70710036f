/** Returns the message of any thrown value. It avoids `instanceof`, which misses errors from another realm. */
export function errorMessage(error: unknown): string {
  const { message } = Object(error)
  return typeof message === 'string' ? message : String(error)
}
