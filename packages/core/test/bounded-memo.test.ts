import { boundedMemo } from '../src/bounded-memo.ts'

/** A memo, and what it had to compute. */
function counting() {
  const computed: string[] = []
  const memo = boundedMemo((text) => {
    computed.push(text)
    return { text }
  })
  return { memo, computed }
}

const FLOOD = Array.from({ length: 5_000 }, (_item, index) => `invented-${index}`)

test('keeps a text cached as long as it is used', () => {
  const { memo, computed } = counting()
  expect(memo('a')).toBe(memo('a'))
  for (const text of FLOOD) {
    memo(text)
    memo('a')
  }
  expect(computed.filter((text) => text === 'a')).toEqual(['a'])
})

test('caches new texts after a flood of different ones', () => {
  const { memo, computed } = counting()
  for (const text of FLOOD) memo(text)
  expect(memo('late')).toBe(memo('late'))
  expect(computed.filter((text) => text === 'late')).toEqual(['late'])
})

test('evicts unused texts: caches at most 500', () => {
  const { memo, computed } = counting()
  for (const text of FLOOD) memo(text)
  computed.length = 0
  for (const text of [...FLOOD].reverse()) memo(text)
  expect(FLOOD.length - computed.length).toBeLessThanOrEqual(500)
  expect(FLOOD.length - computed.length).toBeGreaterThanOrEqual(250)
})

test('does not cache texts of more than 200 characters', () => {
  const { memo, computed } = counting()
  for (const text of ['x'.repeat(200), 'x'.repeat(201)]) {
    memo(text)
    memo(text)
  }
  expect(computed.map(({ length }) => length)).toEqual([200, 201, 201])
})

test('caches undefined, too', () => {
  const compute = jest.fn(() => undefined)
  const memo = boundedMemo(compute)
  for (const text of ['a', 'a']) expect(memo(text)).toBeUndefined()
  expect(compute).toHaveBeenCalledTimes(1)
  // From the older generation, too.
  for (const text of FLOOD.slice(0, 300)) memo(text)
  compute.mockClear()
  memo('a')
  expect(compute).not.toHaveBeenCalled()
})
