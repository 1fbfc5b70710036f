import { randomBytes } from 'node:crypto'

/** A new id in the vendor's form: `mda-` or `tsk-`, then 16 lower-case letters and digits. */
export function newId(prefix: 'mda' | 'tsk'): string {
  const letters = Array.from(randomBytes(16), (byte) => (byte % 36).toString(36))
  return `${prefix}-${letters.join('')}`
}

/** A new session or upload key: unguessable, safe in a URL. */
export function newKey(): string {
  return randomBytes(32).toString('base64url')
}

/** The present in the vendor's form of time: UTC, seconds, `2024-12-04T03:55:56Z`. */
export function nowInSeconds(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z')
}
