import { ESCAPED_BREAK } from './decoded-text.ts'
import { findAll } from './matching.ts'
import { findRandomWords } from './random-words.ts'
import type { Span } from './spans.ts'

/** Marks the end of a text that was cut off: a secret can continue after it. */
export const CONTINUES = '\uffff'

/** After these names, 32 hexadecimal digits are a hash or a trace id, not a key. */
const HASH_NAME = String.raw`(?<!(?:etags?|md5|checksum|crc|sha-?\d{1,3}|trace[-_ ]?id)["'\s:=\[\\]{1,6}|\b00-)`
const BREAK = String.raw`(?:[\t\n${ESCAPED_BREAK}] {0,8})`
/** A key can be wrapped: digits count across line breaks up to 32, and after that on lines that hold nothing else. */
const HEX = `[0-9a-f](?:${BREAK}?[0-9a-f]){31}[0-9a-f]*(?:${BREAK}[0-9a-f]+(?![0-9a-z]))*`

/** Not passwords: a port, and what precedes an @ in the path of a URL with dots in its host. */
const USER = String.raw`[^\s"<>/?#:@]*`
const LONE_USER = String.raw`[^\s"<>/?#:@.]*`
const NO_PORT = String.raw`(?!\d{0,5}(?:[/?#)\s]|$))`
const PASSWORD = String.raw`(?:[^\s"<>:]|:(?!\/\/))+`
const AUTHORITY = String.raw`(?:[^\s"<>/?#:]|:(?!\/\/))+`
const NO_SCHEME = '(?!(?:e?mail|mailto|npm|node|file|git|workspace|link):)'

/** Secrets that are recognizable without a name. Each pattern matches only the secret, in linear time. */
const PATTERNS: readonly RegExp[] = [
  // Baidu's authorization header: access key, date and signature, or access key and secret
  /(?<=\bbce-(?:auth-)?v\d\/)[^\s"'<>(){}[\]\\]+/gi,
  // user and password of a URL, with any characters in the password
  new RegExp(
    String.raw`(?<=(?<![^\s"'=(:])\/\/)(?:${USER}:${NO_PORT}${PASSWORD}|${LONE_USER}:\d{0,5}\/${PASSWORD}(?<!\/)|${AUTHORITY})(?=[@${CONTINUES}])`,
    'g',
  ),
  // the password of an address without a scheme
  new RegExp(
    String.raw`(?<=(?<![^\s"'])${NO_SCHEME}[\w.-]{1,64}:)(?!\/\/)[^\s"'<>]+(?=@[\w-]+(?:[.:/][\w-]|[\s"']|$)|${CONTINUES})`,
    'gi',
  ),
  // the user and password in a command's arguments
  /(?<=(?:^|\s)(?:-u|--(?:proxy-)?user)[ \t=]{1,2}["']?)[^\s"':]+:[^\s"']+/g,
  // the query and the fragment of a URL or path
  /(?<=[^\s"'<>?#][?#])(?=[^\s"'<>?#=]*=)[^\s"'<>]*[^\s"'<>\\]|(?<=\/[^\s"'<>?#/]*\?)[^\s"'<>]*[^\s"'<>\\]/g,
  // access keys: Baidu's, then those of other vendors
  /ALTAK[\w-]{4,}(?:\/[\w-]{8,})?/gi,
  /(?<!\w)(?:sk-|LTAI|AKID|AKLT|AKIA|ASIA|AIza|gh[oprsu]_|xox[abeoprs]-)[\w-]{12,}/g,
  // what follows Bearer or Basic, unless it is an ordinary word
  /(?<=\b(?:[Bb]earer|[Bb]asic|BEARER|BASIC)[\s:=]{1,4})(?=\S{0,200}(?:\d|[a-z][A-Z]|[A-Z]{6}|\S{16}))[\w.~+/=-]{4,}/g,
  // JSON web tokens, complete or cut off
  /(?<!\w)eyJ[\w-]{6,}(?:\.[\w-]*)*/g,
  // PEM blocks
  /-----BEGIN [^-]{1,40}-----[\s\S]*?(?:-----END [^-]{1,40}-----|$)/g,
  // access keys, secret keys and signatures in hexadecimal, also wrapped; the 22 of %22 is not part of one
  new RegExp(`(?<![0-9a-f])(?!(?<=%)[0-9a-f]{2}${HEX})${HASH_NAME}${HEX}`, 'gi'),
]

/** The spans of secrets that have no name before them. */
export function findNamelessSecrets(text: string): Span[] {
  const spans = PATTERNS.flatMap((pattern) =>
    Array.from(findAll(pattern, text), ({ 0: found, index }) => ({ from: index, to: index + found.length })),
  )
  return spans.concat(findRandomWords(text))
}
