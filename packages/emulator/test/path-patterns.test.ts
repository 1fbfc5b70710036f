import fc from 'fast-check'
import { pathMatcher } from '../src/faults/path-pattern.ts'
import { FUZZ_SEED, RUNS } from './runs.ts'

describe('a path pattern', () => {
  test.each([
    ['/v2/medias', '/v2/medias', true],
    ['/v2/medias', '/v2/medias/', false],
    ['*', '', true],
    ['/v2/*', '/v2/', true],
    ['/v2/*', '/v2', false],
    ['/v2/*/code', '/v2/a/b/code', true],
    ['*media*', '/v1/media', true],
    ['/a*a', '/a', false],
    ['/a*b*b', '/ab', false],
    ['/**/', '//', true],
    ['/a.c', '/abc', false],
    ['/*\n', '/a\n', true],
  ])('%j and %j: %j', (pattern, path, isMatch) => {
    expect(pathMatcher(pattern)(path)).toBe(isMatch)
  })

  test('matches like a regular expression', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
    const path = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
    fc.assert(
      fc.property(pattern, path, (pattern, path) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`)
        expect(pathMatcher(pattern)(path)).toBe(expression.test(path))
      }),
      { numRuns: RUNS * 10, seed: FUZZ_SEED },
    )
  })

  test.each([
    ['stars and letters', '*a'.repeat(1000), 'a'.repeat(16_000)],
    ['stars only', '*'.repeat(2000), 'a'.repeat(16_000)],
    ['halves of the path', `*${'a'.repeat(1000)}b`.repeat(2), 'a'.repeat(16_000)],
    ['nearly found', `*${'ab'.repeat(500)}c*`, 'ab'.repeat(8000)],
  ])('is fast to fail: %s', (_, middle, path) => {
    const matches = pathMatcher(`/${middle}x`)
    const began = performance.now()
    for (let round = 0; round < 100; round++) expect(matches(`/${path}`)).toBe(false)
    expect((performance.now() - began) / 100).toBeLessThan(10)
  })
})
