import { randomBytes } from 'node:crypto'

/** Creates an id in the vendor's format: `mda-` or `tsk-`, then 16 lower-case letters and digits. */
export function newId(prefix: 'mda' | 'tsk'): string {
  const letters = Array.from(randomBytes(16), (byte) => (byte % 36).toString(36))
  return `${prefix}-${letters.join('')}`
}

/** Creates an unguessable session key that is safe in a URL. */
export function newKey(): string {
  return randomBytes(32).toString('base64url')
}

/** Returns the current time in the vendor's format: UTC, in seconds, `2024-12-04T03:55:56Z`. */
export function nowInSeconds(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z')
}
