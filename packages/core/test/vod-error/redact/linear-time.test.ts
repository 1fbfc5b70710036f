import { redact } from '../../../src/vod-error/redact/redact.ts'

/** For each pattern, what it begins to match again and again and never does. */
const ADVERSARIAL: readonly string[] = [
  ...[
    ':',
    '=',
    '>',
    ',',
    '"',
    "'",
    '"token":"',
    'token=',
    'token=a,',
    'token:{',
    "token='a",
    'token=\\',
    '",',
    "'a",
  ],
  ...[
    'a://',
    'a://b:',
    'a://b@',
    'a://b:1/',
    'a:b@c.d ',
    'x:y',
    '@',
    '?',
    '#',
    '?=',
    '/?',
    'a?',
    '<',
    '<token>',
  ],
  ...[
    '%',
    '%25',
    '%2525',
    '\\',
    '\\"',
    '\\u0022',
    '\\x3d',
    '&',
    '&amp;',
    '&amp',
    '：',
    '为',
    '密码是',
    '密码 ',
    '密',
  ],
  ...[
    'eyJ',
    'eyJaaaaaa.',
    '-----BEGIN ',
    '-----BEGIN A-----',
    'Bearer ',
    'Basic a',
    'bce-auth-v1/',
    'ALTAK',
    'sk-',
  ],
  ...[
    '0',
    '0\n',
    '0\u0000',
    'etag ',
    'etag: 0',
    'A',
    'ABCd',
    'Aa1-',
    '-',
    '--a ',
    'key ',
    'key id ',
    'token is ',
  ],
  ...[
    'authorization: ',
    '"authorization: ',
    '"token" value=',
    'InvalidToken: ',
    '[',
    '{',
    '\u001b[',
    '\u001b[0;',
  ],
  ...[' ', '\n', '\t', '\r\n ', '\u200b', '\u2028', '\ud800', '\uffff', 'a b', 'Token', 'AaBb=', '_', '.'],
  ...[
    '|',
    ' - ',
    '->',
    '!=',
    '<a ',
    '<a b ',
    '<a key="b',
    'name="a"\n',
    'set("',
    '("',
    '-u a',
    '-u a:',
    '//',
    '%41',
    '&#65;',
    '/a',
    'aA1+',
    '\\u0041',
  ],
]

describe('takes time linear in the text', () => {
  const filled = (unit: string, length: number) =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  // A sign at the end, so that none of these is let through by the look for signs.
  const timed = (unit: string, length: number) => {
    const text = `${filled(unit, length)} token=`
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now()
      for (let round = 0; round < 3; round++) redact(text)
      return (performance.now() - start) / 3
    })
    return Math.min(...times)
  }

  /** How much longer four times the text takes: the least of five tries, because a busy machine can slow one of the two. */
  const growth = (unit: string) => {
    let least = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 5 && least >= 9; attempt++) {
      least = Math.min(least, timed(unit, 2_000) / Math.max(timed(unit, 500), 0.02))
    }
    return least
  }

  // Compiles all patterns, so that the first test does not measure that.
  beforeAll(() => {
    for (const unit of ADVERSARIAL) timed(unit, 500)
  })

  test.each(ADVERSARIAL)('of %j', (unit) => {
    // Linear is four times as long, quadratic sixteen times.
    expect(growth(unit)).toBeLessThan(9)
    for (const length of [2_000, 1_000_000]) expect(timed(unit, length)).toBeLessThan(20)
  })

  test('and hardly any for a text without a sign of a secret', () => {
    const cost = (text: string) => {
      const start = performance.now()
      for (let round = 0; round < 2_000; round++) redact(text)
      return performance.now() - start
    }
    // In turns, so that a busy machine slows both.
    const pairs = Array.from({ length: 20 }, () => [
      cost('Media not found with mda-jdekywp8pek91e0n'),
      cost('Media not found with token=mda-jdekywp8pek'),
    ])
    const least = (index: number) => Math.min(...pairs.map((pair) => pair[index] ?? Number.NaN))
    expect(least(0) / least(1)).toBeLessThan(0.5)
  })
})
