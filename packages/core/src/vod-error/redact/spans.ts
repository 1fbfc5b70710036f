/** A part of a text, from one index up to but not including another. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What is printed in place of a secret. */
export const REDACTED = '[redacted]'

/** The text with `[redacted]` in place of the spans, which may overlap and come in any order. */
export function replaceSpans(text: string, spans: readonly Span[]): string {
  let replaced = ''
  let end = 0
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    if (from >= end) replaced += text.slice(end, from) + REDACTED
    end = Math.max(end, to)
  }
  return replaced + text.slice(end)
}
