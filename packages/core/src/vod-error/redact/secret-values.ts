import { ESCAPED_BREAK } from './decoded-text.ts'
import { matchAt } from './matching.ts'
import type { Span } from './spans.ts'

/** Where a value starts, and what is known about it. */
export interface ValueStart {
  readonly text: string
  readonly at: number
  /** Whether the value extends to the end of the line. */
  readonly isHeader: boolean
  /** What the value consists of, if the form defines it: up to the end tag in `<token>S3</token>`. */
  readonly extent: RegExp | undefined
  /** The quote before the name that is still open: `'token: …'`. */
  readonly openQuote: OpenQuote | undefined
}

/** A quote and the number of backslashes before it: 0; 1 in JSON within JSON; 3 one level deeper. */
export interface OpenQuote {
  readonly quote: string
  readonly level: number
}

const CLOSING_QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
])

const OPENING_QUOTE = /(\\*)(["'`“‘「])/y
/** Also skips a second separator, `token == S3`, and the start of a YAML block, which begins on the next line. */
const SPACE = new RegExp(
  String.raw`\s*[:=]{0,2}(?:>(?![-+]?[ \t\\]*[\n${ESCAPED_BREAK}]))?\s*(?:[|>][-+]?[ \t\\]*[\n${ESCAPED_BREAK}]\s*)?`,
  'y',
)
/** An authentication scheme before the secret itself. */
const SCHEME = /(?:bearer|basic|digest|negotiate|token|hmac|aws4-hmac-sha256)[ \t]+(?=\S)/iy
export const LINE = new RegExp(`[^\\n${ESCAPED_BREAK}]*`, 'y')
/** Not secret, and useful to a developer who forgot to set the value. */
const NOTHING = /(?:undefined|null|none|nil|true|false|empty)(?![^\s"'`,;&)}\]])/iy

const CJK = String.raw`\u3000-\u303f\u4e00-\u9fff`

const AFTER_QUOTE = String.raw`[\s,;:})\]&.?!<>${ESCAPED_BREAK}${CJK}]|$`

/** Quotes, brackets and punctuation belong to an unquoted value if the value continues right after them. */
const UNQUOTED = new RegExp(
  `(?:${[
    String.raw`[^\s"'\`“”‘’「」<>,;&(){}\[\]\\${CJK}]`,
    String.raw`["'\`“”‘’「」](?!${AFTER_QUOTE})`,
    String.raw`[,;&](?![\s${CJK}]|$|\\{0,15}["'{\[]|[\w.\-]{1,40} {0,2}[:=])`,
    // MD5('S3')
    String.raw`\((?=\\{0,15}["'\`])[^)]*`,
    String.raw`[(){}\[\]](?![\s,;:."'\`)}\]${CJK}]|$)`,
    String.raw`<(?![/!]|br\b)|>(?![\s<]|$)`,
    String.raw`\\(?!\\{0,15}["'\`](?:${AFTER_QUOTE}))`,
  ].join('|')})+`,
  'y',
)

const CHINESE_TEXT = new RegExp(`[${CJK}]`, 'y')

/** The span of the value without its quotes; `undefined` if there is none. */
export function findValue(start: ValueStart): Span | undefined {
  const { text } = start
  const at = endOf(SPACE, text, start.at)
  if (at >= text.length || matches(NOTHING, text, at)) return undefined
  const { extent } = start
  if (extent) return spanOf(at, endOf(extent, text, at))
  const [quoted, backslashes = '', quote = ''] = matchAt(OPENING_QUOTE, text, at) ?? []
  const from = quoted === undefined ? at : at + quoted.length
  const to =
    quoted === undefined
      ? endOfBare(start, at)
      : endOfQuoted(text, from, { quote, level: backslashes.length })
  return spanOf(from, to)
}

function spanOf(from: number, to: number): Span | undefined {
  return to > from ? { from, to } : undefined
}

function endOfBare({ text, openQuote, isHeader }: ValueStart, at: number): number {
  if (/[{[]/.test(text.charAt(at))) return endOfBrackets(text, at)
  if (openQuote) return endOfQuoted(text, at, openQuote)
  if (isHeader) return endOf(LINE, text, at)
  return matches(CHINESE_TEXT, text, at) ? at : endOf(UNQUOTED, text, endOf(SCHEME, text, at))
}

/** The index of the closing quote, which has as many backslashes as the opening one; else the end of the text. */
function endOfQuoted(text: string, from: number, { quote, level }: OpenQuote): number {
  const closing = CLOSING_QUOTES.get(quote) ?? quote
  let at = text.indexOf(closing, from)
  for (; at >= 0; at = text.indexOf(closing, at + 1)) {
    const backslashes = backslashesBefore(text, at, from)
    if (isClosing(backslashes, level) && !isApostrophe(text, at)) return at - Math.min(backslashes, level)
  }
  return text.length
}

function backslashesBefore(text: string, at: number, start: number): number {
  let count = 0
  while (at - count > start && text.charAt(at - count - 1) === '\\') count++
  return count
}

/** Additional backslashes must come in pairs: each pair is an escaped backslash of the value. */
function isClosing(backslashes: number, level: number): boolean {
  return backslashes <= level || (backslashes - level) % (2 * (level + 1)) === 0
}

/** Whether a single quote is inside a word, or doubled as in SQL. */
function isApostrophe(text: string, at: number): boolean {
  return text.charAt(at) === "'" && /^\\*['\p{L}\p{N}]/u.test(text.slice(at + 1, at + 9))
}

/** The index after the matching closing bracket; the end of the text if there is none. */
function endOfBrackets(text: string, at: number): number {
  let depth = 0
  for (let index = at; index < text.length; index++) {
    if (/[{[]/.test(text.charAt(index))) depth++
    if (/[}\]]/.test(text.charAt(index)) && --depth === 0) return index + 1
  }
  return text.length
}

function matches(sticky: RegExp, text: string, at: number): boolean {
  return matchAt(sticky, text, at) !== null
}

function endOf(sticky: RegExp, text: string, at: number): number {
  return at + (matchAt(sticky, text, at)?.[0].length ?? 0)
}
