/** Bytes as `1.23 MiB`. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(2)} MiB`
}

/** Milliseconds as `1,234 ms`. */
export function milliseconds(ms: number): string {
  return `${count(Math.round(ms))} ms`
}

/** A number as `12,345`. */
export function count(n: number): string {
  return n.toLocaleString('en')
}
