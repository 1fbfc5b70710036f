import { describeProperties, testProperty } from '@vod-errors/testing/property-test'
import fc from 'fast-check'
import { VodError } from '../src/index.ts'

/** The marks of the secrets: digits of a hexadecimal alphabet that nothing else in these texts is written in. */
const MARKED = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'

/** Secrets of every kind; each has the marked digits in it. */
const SECRETS: Readonly<Record<string, string>> = {
  'an access key': MARKED,
  'a signature': MARKED + MARKED,
  'an ALTAK key': `ALTAK-${MARKED}`,
  'a key of v3': `bce-v3/ALTAK-${MARKED.slice(0, 8)}/${MARKED}`,
  'an authorization string': `bce-auth-v1/${MARKED}/2026-11-23T09:00:00Z/1800/host/${MARKED}${MARKED}`,
  'a header': `authorization: Digest username="${MARKED}", nonce="${MARKED}"`,
  cookies: `cookie: a=${MARKED}; b=${MARKED}`,
  'a named secret': `secretAccessKey=${MARKED}`,
  'a quoted secret': `"token": "${MARKED} ${MARKED}"`,
  'JSON in JSON': JSON.stringify(JSON.stringify({ password: `${MARKED} "${MARKED}"` })),
  'a percent-encoded secret': encodeURIComponent(`"password": "${MARKED} ${MARKED}"`),
  'a URL with a password': `mysql://root:${MARKED}/${MARKED}@a.example/b`,
  'a signed URL': `https://bj.bcebos.com/v1/clip.mp4?authorization=bce-auth-v1%2F${MARKED}&x=${MARKED}`,
  'a JSON web token': `eyJhbGciOiJIUzI1NiJ9.${MARKED}.${MARKED}`,
  'a Bearer token': `Bearer ${MARKED}${MARKED}`,
  'a PEM block': `-----BEGIN PRIVATE KEY-----\n${MARKED}\n${MARKED}\n-----END PRIVATE KEY-----`,
  'a Chinese password': `密码：“${MARKED}”`,
}

const CONTROLS = [
  '\r\n',
  '\n',
  '\r',
  '\t',
  '\u0000',
  '\u0007',
  '\u001b',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u009b',
]
const INVISIBLE = ['\u200b', '\u200e', '\u202e', '\u2028', '\u2029', '\u2066', '\ufeff', '\u00ad', '\ud83d']
/** Those that split a line or a word stand between secrets; in them, only hexadecimal digits are known across lines. */
const WITHIN = [...CONTROLS, ...INVISIBLE].filter((control) => !/[\s\u0085]/.test(control))

/** Text that no secret is written in, of a length around a bound: where the text is shown, looked at, or cut. */
const padding = fc
  .tuple(
    fc.constantFrom(0, 900, 1_000, 1_744, 2_000, 2_256, 4_000),
    fc.integer({ min: -120, max: 120 }),
    fc.constantFrom('x ', 'xyz', ' ', '/xyz', '媒资', 'x\r\n', '\u0000', '\u200b\n', 'xx\u001b[0m'),
  )
  .map(([bound, offset, unit]) => unit.repeat(Math.ceil(Math.max(0, bound + offset) / unit.length)))

/** The text with signs put in at their places, from the last to the first. */
function insert(text: string, signs: readonly (readonly [at: number, sign: string])[]): string {
  return [...signs]
    .sort(([one], [other]) => other - one)
    .reduce((split, [at, sign]) => split.slice(0, at) + sign + split.slice(at), text)
}

/** A secret with control characters anywhere in it. */
const secret = fc
  .tuple(
    fc.constantFrom(...Object.values(SECRETS)),
    fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...WITHIN)), { maxLength: 5 }),
  )
  .map(([text, controls]) => insert(text, controls))

const control = fc.constantFrom('', ' ', ...CONTROLS, ...INVISIBLE)

/** The longest run of characters that the marked digits and a text have in common. */
function longestPartShown(text: string): string {
  for (let size = MARKED.length; size > 0; size--) {
    for (let at = 0; at + size <= MARKED.length; at++) {
      const part = MARKED.slice(at, at + size)
      if (text.includes(part)) return part
    }
  }
  return ''
}

describeProperties('redaction of generated texts', () => {
  testProperty(
    'shows no part of a secret, wherever the text is cut and whatever control characters it has',
    [padding, control, secret, control, padding],
    async (before, opening, hidden, closing, after) => {
      const { message } = new VodError({ message: `${before} ${opening}${hidden}${closing} ${after}` })
      expect(message.length).toBeLessThanOrEqual(1_000)
      expect(longestPartShown(message).length).toBeLessThan(4)
    },
  )

  const breaks = fc.array(fc.tuple(fc.nat(31), control), { maxLength: 6 })
  testProperty(
    'finds an access key across line breaks',
    [padding, breaks, padding],
    async (before, controls, after) => {
      const key = insert(
        MARKED,
        controls.filter(([, sign]) => sign !== ' '),
      )
      const { message } = new VodError({ message: `${before} ${key} ${after}` })
      expect(longestPartShown(message).length).toBeLessThan(4)
    },
  )

  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 3_000 }), secret, control, padding)
  testProperty(
    'leaves redacted text as it is, unless it was cut',
    [fc.array(anything, { maxLength: 6 })],
    async (parts) => {
      const { message } = new VodError({ message: parts.join(' ') })
      if (!message.endsWith('…')) expect(new VodError({ message }).message).toBe(message)
    },
  )
})
