import { findAll } from './matching.ts'
import type { Span } from './spans.ts'

/** Shorter ones cannot be told from the ids of videos, requests, and uploads. */
const MIN_LENGTH = 30
const LONG_WORD = new RegExp(String.raw`(?<![\w+/-])[\w+/-]{${MIN_LENGTH},}={0,2}`, 'g')

const UPPER_CASE = /[A-Z]/

/**
 * The spans of words that look random: keys and tokens in base64, base64url or base62, of at least 30 characters. Lower-case
 * ones look like the ids of videos, and are not found.
 */
export function findRandomWords(text: string): Span[] {
  const spans: Span[] = []
  for (const { 0: word, index } of findAll(LONG_WORD, text)) {
    // Most paths and ids are in lower case.
    if (!UPPER_CASE.test(word)) continue
    // A word that begins with a slash or follows a dot, as in a URL, is a path. Elsewhere, slashes can be part of base64.
    const isPath = /[/.]/.test(text.slice(Math.max(0, index - 1), index + 1))
    const { from, to } = isPath ? withoutOrdinarySegments(word) : { from: 0, to: word.length }
    const part = word.slice(from, to)
    if (part.split('/').concat(part).some(isRandom)) spans.push({ from: index + from, to: index + to })
  }
  return spans
}

/** A segment of a path that is an ordinary word: `medias`, `v2`. */
const ORDINARY = /^(?:[a-z]+\d?)?$/

/** The span of a path without the ordinary words at its beginning and end. */
function withoutOrdinarySegments(path: string): Span {
  const segments = path.split('/')
  const lengthOf = (some: readonly string[]) =>
    some.reduce((length, segment) => length + segment.length + 1, 0)
  const first = segments.findIndex((segment) => !ORDINARY.test(segment))
  if (first < 0) return { from: 0, to: 0 }
  const last = segments.findLastIndex((segment) => !ORDINARY.test(segment))
  return { from: lengthOf(segments.slice(0, first)), to: path.length - lengthOf(segments.slice(last + 1)) }
}

/**
 * How often upper-case letters, lower-case letters, digits and plus signs take turns, per character: 0.5 in a random word. A
 * capitalized word is one turn, so that names in camel case have 0.25. Turns across other separators do not count.
 */
const MIN_TURNS = 0.3

function isRandom(word: string): boolean {
  if (word.length < MIN_LENGTH) return false
  let turns = 0
  let counted = 0
  let kinds = 0
  let previous = SEPARATOR
  for (let at = 0; at < word.length; at++) {
    const kind = kindOf(word.charCodeAt(at))
    turns += turnsBetween(previous, kind)
    if (kind !== SEPARATOR) counted++
    kinds |= kind
    previous = kind
  }
  return (kinds & ALPHANUMERIC) === ALPHANUMERIC && turns / counted >= MIN_TURNS
}

const SEPARATOR = 0
const DIGIT = 1
const UPPER = 2
const LOWER = 4
const PLUS = 8
const ALPHANUMERIC = DIGIT | UPPER | LOWER

function kindOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return DIGIT
  if (unit >= 0x41 && unit <= 0x5a) return UPPER
  if (unit >= 0x61 && unit <= 0x7a) return LOWER
  return unit === 0x2b ? PLUS : SEPARATOR
}

function turnsBetween(previous: number, kind: number): number {
  if (previous === kind || previous === SEPARATOR || kind === SEPARATOR) return 0
  if (previous === UPPER && kind === LOWER) return 0
  // Names rarely have a digit before a lower-case letter.
  return previous === DIGIT && kind === LOWER ? 2 : 1
}
