import { ESCAPED_BREAK } from './decoded-text.ts'
import { findAll, matchAt } from './matching.ts'
import { readSecretName, type SecretName } from './secret-names.ts'
import { findValue, LINE, type OpenQuote } from './secret-values.ts'
import type { Span } from './spans.ts'

/** The name of a secret, found before a separator. */
interface FoundName {
  readonly meaning: SecretName
  /** Whether the name itself is quoted: `"token":`. */
  readonly isQuoted: boolean
  /** The quote before the name that is still open: `"token: …"`. */
  readonly openQuote: OpenQuote | undefined
  /** The 20 characters before the name and its quote. */
  readonly before: string
}

/** One way to write a name and its value. */
interface Form {
  /** What is between the two. If it has a group, the name ends where the group ends. */
  readonly separator: RegExp
  /** Whether the form applies to this name; it always does by default. */
  readonly fits?: (name: FoundName) => boolean
  /** What the value consists of; by default, this follows from its quotes. */
  readonly extent?: RegExp
  /** Whether ordinary words can follow, too. Then only a value that looks like a secret is redacted. */
  readonly isProse?: true
}

const ELEMENT = /(?:<!\[CDATA\[[^\]]*\]\]>|[^<])*/y
const ARGUMENTS = /[^)]*/y

/** One row per form. Each pattern takes linear time. */
const FORMS: readonly Form[] = [
  // token: S3, token=S3, token => S3, token -> S3, token → S3, token != S3
  { separator: /[!+?~]?[:=\ufe55\ufe66\u2236\u2254]>?|->|[\u2190\u2192\u21d2]/g },
  // token(S3), token [S3], 令牌【S3】; but not the stack frame at readToken (/app/main.js:1:1)
  { separator: / ?[([{<【「](?=[^\s()[\]{}<>【】「」/\\:.]{4,256}[)\]}>】」])/g, isProse: true },
  // <token>S3</token>, <token type="x">S3</token>, <item key="token">S3</item>
  { separator: />/g, fits: ({ before }) => /[<:]$/.test(before), extent: ELEMENT },
  { separator: /(<[^\s<>"'=/]{1,64})\s[^<>]{0,200}>/g, extent: ELEMENT },
  {
    separator:
      /(<[^\s<>"'=/]{1,64}\s[^<>]{0,200}?\b(?:key|name|id)=\\{0,3}["'][^\s"'<>\\]{1,64})[^<>]{0,200}>/g,
    extent: ELEMENT,
  },
  // multipart form data: name="token", and S3 after an empty line
  {
    separator: new RegExp(
      String.raw`(\bname=\\{0,15}["'][^\s"'<>\\]{1,64})\\{0,15}["'] {0,8}[\n\\${ESCAPED_BREAK}]+`,
      'g',
    ),
    extent: LINE,
  },
  // setToken('S3')
  { separator: /\((?=\\{0,15}["'`])/g, extent: ARGUMENTS },
  // node's rawHeaders and Map entries: ['token', 'S3']
  {
    separator: /(?<!\]),/g,
    fits: ({ isQuoted, meaning, before }) => isQuoted && (meaning.isHeader || /[[(]\s*$/.test(before)),
  },
  // 密码是 S3
  { separator: /[为為是]/g },
  // token | S3, token - S3
  { separator: / ?\| ?| - /g, isProse: true },
  // --token S3
  { separator: /(?<![\w-])(--?[A-Za-z][\w-]{1,40})[ \t]+(?!-)/g },
  // the access key AK1, the token is 'S3', the token is: S3
  {
    separator:
      /((?:key(?: ?id|(?! ?id\b))|token|secret|password|passwd|pwd|signature|credential|authorization|session[-_ ]?id|\b[as]k)["'”]?)[ \t]{1,4}(?:(?:is|was|of|value|equals)(?:[ \t]{1,4}|:[ \t]{0,4}))?(?!\()/gi,
    isProse: true,
  },
  // 令牌S3, not 令牌2小时后过期
  {
    separator: /(密码|口令|密钥|令牌|签名|凭证)[ \t]{0,4}(?=[\w"'“])(?![vV]?\d{1,4}[\u4e00-\u9fff])/g,
    isProse: true,
  },
]

/** The spans of the values that follow the name of a secret. */
export function findNamedSecrets(text: string): Span[] {
  return FORMS.flatMap((form) => findValuesOf(form, text))
}

function findValuesOf(form: Form, text: string): Span[] {
  const spans: Span[] = []
  let end = 0
  for (const match of findAll(form.separator, text)) {
    if (match.index < end) continue
    const span = valueAfter(form, match, text)
    if (!span) continue
    spans.push(span)
    end = span.to
  }
  return spans
}

function valueAfter(form: Form, match: RegExpExecArray, text: string): Span | undefined {
  const [separator, endOfName = ''] = match
  const name = readNameBefore(text, match.index + endOfName.length)
  if (!name || form.fits?.(name) === false) return undefined
  const { isHeader, isErrorCode } = name.meaning
  const { extent } = form
  const openQuote = form.isProse ? undefined : name.openQuote
  const span = findValue({ text, at: match.index + separator.length, isHeader, extent, openQuote })
  const isProven = !(form.isProse || isErrorCode) || (span && looksSecret(text, span))
  return isProven ? span : undefined
}

/** Quoted or with a digit, unlike an ordinary word. */
function looksSecret(text: string, { from, to }: Span): boolean {
  return /["'`“‘]/.test(text.charAt(from - 1)) || /\d/.test(text.slice(from, to))
}

/** The name, then what can stand between it and the separator: quotes, `[0]`, blanks. Matched backwards from the separator. */
const NAME_BEFORE = /(?<=([\w.$ \u4e00-\u9fff-]{0,64})((?:\[\d{0,4}\]|["'`”’」\\\s\]]){0,40}))/y
/** The same before `value`: `{"name":"token","value":"S3"}`, `<input name="token" value="S3">`. */
const NAME_BEFORE_VALUE = /(?<=([\w.$ \u4e00-\u9fff-]{0,64})((?:\[\d{0,4}\]|["'`”’」\\\s\],;&]){1,40}))/y
/** A quote that can open a string, unlike the one in `don't`. */
const QUOTE_BEFORE = /(?<=(?:^|[\s:=,([{>\\])(\\{0,15})(["'`]))/y

function readNameBefore(text: string, end: number): FoundName | undefined {
  const written = matchNameBefore(NAME_BEFORE, text, end)
  const isValue = /^ ?value$/i.test(written.name)
  return readName(
    text,
    isValue ? matchNameBefore(NAME_BEFORE_VALUE, text, written.nameEnd - VALUE_LENGTH) : written,
  )
}

/** A name as it is written in the text. */
interface WrittenName {
  readonly name: string
  readonly nameEnd: number
  /** What stands between the name and the separator. */
  readonly tail: string
}

const VALUE_LENGTH = 'value'.length

function matchNameBefore(pattern: RegExp, text: string, end: number): WrittenName {
  const [, name = '', tail = ''] = matchAt(pattern, text, end) ?? []
  return { name, nameEnd: end - tail.length, tail }
}

function readName(text: string, { name, nameEnd, tail }: WrittenName): FoundName | undefined {
  const meaning = readSecretName(name)
  if (!meaning) return undefined
  const start = nameEnd - name.length
  const isQuoted = /["'`”’」]/.test(tail)
  const [, backslashes = '', quote = ''] = matchAt(QUOTE_BEFORE, text, start) ?? []
  const openQuote = quote === '' || isQuoted ? undefined : { quote, level: backslashes.length }
  const before = text.slice(Math.max(0, start - 20), start - quote.length - backslashes.length)
  return { meaning, isQuoted, openQuote, before }
}
