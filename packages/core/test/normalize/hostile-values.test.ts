import { toVodError } from '../../src/index.ts'
import { MEDIA_NOT_FOUND, SDK, UNREADABLE_WITH_ID } from './media-not-found.ts'

describe('does not throw for', () => {
  const trap = () => {
    throw new Error('trap')
  }
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const everyTrap = new Proxy(
    {},
    {
      get: trap,
      has: trap,
      getPrototypeOf: trap,
      ownKeys: trap,
      getOwnPropertyDescriptor: trap,
      set: trap,
      defineProperty: trap,
    },
  )
  test.each<[string, unknown]>([
    ['a revoked proxy', revoked.proxy],
    ['a proxy that throws on every trap', everyTrap],
    ['a proxy that returns itself for every property', selfReturning()],
    [
      'getters that throw',
      Object.defineProperties({}, { status_code: { get: trap }, code: { get: trap }, cause: { get: trap } }),
    ],
    ['a symbol', Symbol('x')],
    ['a BigInt', 1n],
    ['a function', trap],
    ['an object without a prototype', Object.create(null)],
    ['a huge string', '{'.repeat(5_000_000)],
    ['deeply nested JSON', `${'{"error":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ])('%s', (_name, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
  })

  test('throwing getters in a recognized shape', () => {
    const thrown = Object.defineProperty({ ...SDK }, 'code', { get: trap })
    expect(toVodError(thrown)).toMatchObject(UNREADABLE_WITH_ID)
  })
})

test('does not modify the thrown value', () => {
  const writes: string[] = []
  const note = (trap: string) => () => {
    writes.push(trap)
    return true
  }
  const thrown = new Proxy(SDK, {
    set: note('set'),
    defineProperty: note('defineProperty'),
    deleteProperty: note('deleteProperty'),
    setPrototypeOf: note('setPrototypeOf'),
    preventExtensions: note('preventExtensions'),
  })
  expect(toVodError(thrown)).toMatchObject(MEDIA_NOT_FOUND)
  expect(toVodError(Object.freeze({ ...SDK }))).toMatchObject(MEDIA_NOT_FOUND)
  expect(writes).toEqual([])
})

function selfReturning(): unknown {
  const proxy: unknown = new Proxy(() => {}, { get: () => proxy })
  return proxy
}
