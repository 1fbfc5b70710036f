import { type Reading, readingsOf } from './decoded-text.ts'
import { findNamedSecrets } from './named-secrets.ts'
import { findNamelessSecrets, GOES_ON } from './nameless-secrets.ts'
import { toPrintable } from './printable.ts'
import { replaceSpans, type Span } from './spans.ts'

const MAX_LENGTH = 1_000
/** Ends a text that was cut. */
const CUT = '…'

/** How much of a text may be shown; redacted, it is shorter. */
const MOST_SHOWN = 2 * MAX_LENGTH

/**
 * How much further is looked than is shown. Every secret is known by its first few dozen characters, so that one of which
 * any character is shown has been seen far enough to be found: none is cut in half.
 */
const LOOKAHEAD = 256

/**
 * What every secret has in it, its name or itself: most texts have none of it, and are not searched. Control characters and
 * whatever else is neither ASCII nor Chinese count as well. Apart, these patterns take a third of the time of one.
 */
const SIGNS: readonly RegExp[] = [
  /[^ !"$'-9;A-[\]-{}~\u4e00-\u9fff，。、]/,
  /key|token|secret|pass|pwd|sign|cred|cookie|auth|sess|bearer|basic|[as]k(?![a-z])|["'`],|(?:^|\s)-|sk-|bce-|altak|eyj|akid|aklt|ltai|akia|asia|aiza|gh._|xox|-----|[密口令签簽凭憑钥鑰验权權暗]/i,
]
/** Only in a long word is it worth it to look for a long secret. */
const LONG_WORD = /(?:^| )[^ ]{32}/
const LONG_SECRET = /[0-9a-f]{32}|[\w+-]{64}/i

/**
 * A text fit to print: on one line, at most 1,000 characters of it from its start, secrets redacted. Those are the values
 * after a name such as `password`, `accessKeyId`, `Cookie` or 密钥, however it is spelled, quoted or encoded, and what is known
 * by itself: access keys, signatures, tokens, PEM blocks, credentials and queries of URLs.
 */
export function redact(text: string): string {
  if (text.length <= MAX_LENGTH && !hasSign(text)) return text.trim()
  const isCut = text.length > MOST_SHOWN + LOOKAHEAD
  const seen = toPrintable(text.slice(0, MOST_SHOWN + LOOKAHEAD))
  const shown = isCut ? Math.max(0, seen.length - LOOKAHEAD) : seen.length
  return bound(redactSecrets(seen, shown), isCut)
}

function hasSign(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text)) || (LONG_WORD.test(text) && LONG_SECRET.test(text))
}

/** Finds secrets in all that is seen, and redacts them in the part that is shown. */
function redactSecrets(seen: string, shown: number): string {
  // The mark of a text that was cut before belongs to no secret: what has been redacted is redacted to the same.
  const last = seen.endsWith(CUT) ? seen.length - 1 : seen.length
  const spans = readingsOf(shown < seen.length ? seen + GOES_ON : seen)
    .flatMap(findSecrets)
    .filter(({ from }) => from < Math.min(shown, last))
    .map(({ from, to }) => ({ from, to: Math.min(to, last) }))
  return replaceSpans(seen.slice(0, shown), spans)
}

function findSecrets({ text, inOriginal }: Reading): Span[] {
  return [...findNamedSecrets(text), ...findNamelessSecrets(text)].map(inOriginal)
}

function bound(text: string, isCut: boolean): string {
  const line = text.replace(/[\t\n]/g, ' ').trim()
  if (!isCut && line.length <= MAX_LENGTH) return line
  return `${line.slice(0, MAX_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}${CUT}`
}
