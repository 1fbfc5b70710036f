import { redact } from '../../../src/vod-error/redact/redact.ts'
import { ADVERSARIAL, filled } from './adversarial-texts.ts'
import { FORMS, HEADERS, NAMELESS, NAMES, PARTS, PLACES } from './secret-forms.ts'

// Prints what redaction was tried with, and how long it takes: node --import tsx figures.ts

const print = (line: string) => void process.stdout.write(`${line}\n`)
const places = Object.values(PLACES)

/** Prints how many texts show a part of their secret. */
function count(what: string, texts: readonly string[], isShown: (redacted: string) => boolean): void {
  const shown = texts.filter((text) => isShown(redact(text).normalize('NFKC'))).length
  print(`${what}: ${shown} of ${texts.length} texts show a part of the secret`)
}

const named = Object.values(FORMS).flatMap((write) => NAMES.map((name) => write(name)))
const isPartShown = (redacted: string) => PARTS.test(redacted)
const inPlaces = (texts: readonly string[]) => places.flatMap((place) => texts.map((text) => place(text)))
count(
  `${NAMES.length} names × ${Object.keys(FORMS).length} forms × ${places.length} places`,
  inPlaces(named),
  isPartShown,
)
count(`${HEADERS.length} headers × ${places.length} places`, inPlaces(HEADERS), isPartShown)
for (const [name, [secret, text]] of Object.entries(NAMELESS)) {
  const part = secret.replaceAll('\n', ' ').slice(0, 8)
  count(`${name} × ${places.length} places`, inPlaces([text]), (redacted) => redacted.includes(part))
}

/** Milliseconds of one call: the least of eleven. */
function millisecondsOf(text: string): number {
  const times = Array.from({ length: 11 }, () => {
    const start = performance.now()
    redact(text)
    return performance.now() - start
  })
  return Math.min(...times)
}

/** The text among some that takes longest. */
function slowest(texts: readonly string[]): number {
  return Math.max(...texts.map(millisecondsOf))
}

print('\ncharacters | ordinary text | text with a secret | slowest adversarial text (ms)')
for (const length of [50, 500, 1_000, 2_000, 10_000, 1_000_000]) {
  const ordinary = millisecondsOf(filled('Media not found with mda-jdekywp8pek91e0n ', length))
  const secret = millisecondsOf(filled('Media not found with token=mda-jdekywp8pek ', length))
  const worst = slowest(ADVERSARIAL.map((unit) => `${filled(unit, length)} token=`))
  print([length, ...[ordinary, secret, worst].map((time) => time.toFixed(4))].join(' | '))
}
