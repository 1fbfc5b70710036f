import { boundedMemo } from '../../bounded-memo.ts'
import { type Reading, readingsOf } from './decoded-text.ts'
import { findNamedSecrets } from './named-secrets.ts'
import { CONTINUES, findNamelessSecrets } from './nameless-secrets.ts'
import { toPrintable } from './printable.ts'
import { findRandomWords } from './random-words.ts'
import { replaceSpans, type Span } from './spans.ts'

const MAX_LENGTH = 1_000
/** Ends a truncated text. */
const ELLIPSIS = '…'

/** How much of a text is redacted. Redaction can shorten it to {@link MAX_LENGTH}. */
const MAX_REDACTED = 2 * MAX_LENGTH

/**
 * How much further the search for secrets looks. The first few dozen characters are enough to find a secret, so one that
 * begins in the redacted part is always found.
 */
const LOOKAHEAD = 256

/**
 * Signs of a secret or its name. Most texts have none and are not searched. Control characters and characters that are
 * neither ASCII nor Chinese count as signs. Two patterns take a third of the time that a combined one takes.
 */
const UNUSUAL_CHARACTER = /[^ !"$'-9;A-[\]-{}~\u4e00-\u9fff，。、]/
// Grouped by the first letter, which halves its time.
const SECRET_WORD =
  /a(?:uth|k(?![a-z])|kid|klt|kia|ltak|sia|iza)|b(?:duss|earer|asic|ce-)|c(?:red|ookie|srf)|s(?:ecret|ig|ess|k(?![a-z]))|p(?:ass|wd)|x(?:srf|ox)|key|token|jwt|verifier|[2m]fa|eyj|ltai|gh._|["'`],|^-|\s-|-----|[密口令签簽凭憑钥鑰验權权暗]/i
const HEX_SECRET = /[0-9a-f]{32}/i

/**
 * Removes secrets from a text and returns it on one line, truncated to 1,000 characters. Secrets are the values after a name
 * such as `password`, `accessKeyId`, `Cookie` or 密钥, however they are spelled, quoted or encoded, and values recognizable
 * without a name: access keys, signatures, tokens, PEM blocks, random words of 30 characters, and the credentials, queries and
 * fragments of URLs.
 */
export function redact(text: string): string {
  if (text.length <= MAX_LENGTH && !hasSignOfSecret(text)) return text.trim()
  const isTruncated = text.length > MAX_REDACTED + LOOKAHEAD
  const searched = toPrintable(text.slice(0, MAX_REDACTED + LOOKAHEAD))
  const length = isTruncated ? Math.max(0, searched.length - LOOKAHEAD) : searched.length
  return truncateLine(redactSecrets(searched, length), isTruncated)
}

/** {@link redact} for texts that repeat, such as methods, routes and the vendor's own texts. */
export const redactRepeated: (text: string) => string = boundedMemo(redact)

function hasSignOfSecret(text: string): boolean {
  if (UNUSUAL_CHARACTER.test(text) || SECRET_WORD.test(text)) return true
  return hasLongWord(text) && (HEX_SECRET.test(text) || findRandomWords(text).length > 0)
}

/** Only a word of 30 characters can be a secret without a sign. A regular expression would take three times as long. */
function hasLongWord(text: string): boolean {
  for (let from = 0; text.length - from >= 30; ) {
    const end = text.indexOf(' ', from)
    if (end === -1 || end - from >= 30) return true
    from = end + 1
  }
  return false
}

/** Searches the whole text for secrets, and returns the redacted text up to `length`. */
function redactSecrets(searched: string, length: number): string {
  // The ellipsis of an already truncated text is not part of a secret, so that redacting twice changes nothing.
  const end = searched.endsWith(ELLIPSIS) ? searched.length - 1 : searched.length
  const spans = readingsOf(length < searched.length ? searched + CONTINUES : searched)
    .flatMap(findSecrets)
    .filter(({ from }) => from < Math.min(length, end))
    .map(({ from, to }) => ({ from, to: Math.min(to, end) }))
  return replaceSpans(searched.slice(0, length), spans)
}

function findSecrets({ text, inOriginal }: Reading): Span[] {
  return [...findNamedSecrets(text), ...findNamelessSecrets(text)].map(inOriginal)
}

function truncateLine(text: string, isTruncated: boolean): string {
  const line = text.replace(/[\t\n]/g, ' ').trim()
  if (!isTruncated && line.length <= MAX_LENGTH) return line
  return `${line.slice(0, MAX_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}${ELLIPSIS}`
}
