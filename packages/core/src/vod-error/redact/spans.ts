/** A part of a text: `from` is inclusive, `to` exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What is printed in place of a secret. */
export const REDACTED = '[redacted]'

/** Replaces the spans with `[redacted]`. They can overlap and come in any order. */
export function replaceSpans(text: string, spans: readonly Span[]): string {
  let replaced = ''
  let end = 0
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    if (from >= end) replaced += text.slice(end, from) + REDACTED
    end = Math.max(end, to)
  }
  return replaced + text.slice(end)
}
