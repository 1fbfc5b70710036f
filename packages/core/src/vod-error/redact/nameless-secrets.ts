import { ESCAPED_BREAK } from './decoded-text.ts'
import { findAll } from './matching.ts'
import type { Span } from './spans.ts'

/** Stands at the end of a text that goes on: a secret may end beyond. */
export const GOES_ON = '\uffff'

/** In lists of hashes and traces, 32 digits are no key. */
const HASH_NAME = String.raw`(?<!(?:etags?|md5|checksum|crc|sha-?\d{1,3}|trace[-_ ]?id)["'\s:=\[\\]{1,6}|\b00-)`
const BREAK = String.raw`(?:[\t\n${ESCAPED_BREAK}] {0,8})`
/** A break does not save a key: digits are counted across breaks up to 32, and after that on lines of nothing else. */
const HEX = `[0-9a-f](?:${BREAK}?[0-9a-f]){31}[0-9a-f]*(?:${BREAK}[0-9a-f]+(?![0-9a-z]))*`

/** A port is no password, nor is an @ in the path of a URL with dots in its host. */
const USER = String.raw`[^\s"<>/?#:@]*`
const LONE_USER = String.raw`[^\s"<>/?#:@.]*`
const NO_PORT = String.raw`(?!\d{0,5}(?:[/?#)\s]|$))`
const PASSWORD = String.raw`(?:[^\s"<>:]|:(?!\/\/))+`
const AUTHORITY = String.raw`(?:[^\s"<>/?#:]|:(?!\/\/))+`
const NO_SCHEME = '(?!(?:e?mail|mailto|npm|node|file|git|workspace|link):)'

/** Secrets that show by themselves. Each pattern matches the secret alone, and is linear in time. */
const PATTERNS: readonly RegExp[] = [
  // an authorization header of Baidu's: access key, date, signature; or access key and secret
  /(?<=\bbce-(?:auth-)?v\d\/)[^\s"'<>(){}[\]\\]+/gi,
  // user and password of a URL, whatever stands in the password
  new RegExp(
    String.raw`(?<=(?<![^\s"'=(:])\/\/)(?:${USER}:${NO_PORT}${PASSWORD}|${LONE_USER}:\d{0,5}\/${PASSWORD}(?<!\/)|${AUTHORITY})(?=[@${GOES_ON}])`,
    'g',
  ),
  // the password of an address without a scheme
  new RegExp(
    String.raw`(?<=(?<![^\s"'])${NO_SCHEME}[\w.-]{1,64}:)(?!\/\/)[^\s"'<>]+(?=@[\w-]+(?:[.:/][\w-]|[\s"']|$)|${GOES_ON})`,
    'gi',
  ),
  // the user and password that a command is given
  /(?<=(?:^|\s)(?:-u|--(?:proxy-)?user)[ \t=]{1,2}["']?)[^\s"':]+:[^\s"']+/g,
  // the query of a URL or a path, and its fragment
  /(?<=[^\s"'<>?#][?#])(?=[^\s"'<>?#=]*=)[^\s"'<>]*[^\s"'<>\\]|(?<=\/[^\s"'<>?#/]*\?)[^\s"'<>]*[^\s"'<>\\]/g,
  // access keys: Baidu's, then those of other vendors that a message may be about
  /ALTAK[\w-]{4,}(?:\/[\w-]{8,})?/gi,
  /(?<!\w)(?:sk-|LTAI|AKID|AKLT|AKIA|ASIA|AIza|gh[oprsu]_|xox[abeoprs]-)[\w-]{12,}/g,
  // the word Bearer or Basic, and anything but a word after it
  /(?<=\b(?:[Bb]earer|[Bb]asic|BEARER|BASIC)[\s:=]{1,4})(?=\S{0,200}(?:\d|[a-z][A-Z]|[A-Z]{6}|\S{16}))[\w.~+/=-]{4,}/g,
  // JSON web tokens, whole or in part
  /(?<!\w)eyJ[\w-]{6,}(?:\.[\w-]*)*/g,
  // PEM blocks
  /-----BEGIN [^-]{1,40}-----[\s\S]*?(?:-----END [^-]{1,40}-----|$)/g,
  // access keys, secret keys and signatures in hexadecimal digits, across line breaks too; the 22 of %22 is none of them
  new RegExp(`(?<![0-9a-f])(?!(?<=%)[0-9a-f]{2}${HEX})${HASH_NAME}${HEX}`, 'gi'),
  // other long tokens
  /(?<![\w+-])(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])(?=[\w+-]*\d)[\w+-]{64,}={0,2}/g,
]

/** The spans of secrets that stand there without a name. */
export function findNamelessSecrets(text: string): Span[] {
  return PATTERNS.flatMap((pattern) =>
    Array.from(findAll(pattern, text), ({ 0: found, index }) => ({ from: index, to: index + found.length })),
  )
}
