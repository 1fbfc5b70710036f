import { setImmediate as tick } from 'node:timers/promises'
import { guardHook, guardListener } from '../src/guard-hook.ts'

const isText = (result: unknown): result is string => typeof result === 'string'
const fail = () => {
  throw new Error('hook')
}

let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())

const lines = () => stderr.mock.calls.map(([line]) => String(line).split('\n')[0])

describe('a hook', () => {
  test('gets its arguments, and its result is returned', () => {
    const hook = jest.fn((one: number, other: number) => `${one}${other}`)
    expect(guardHook('x', hook, isText)(1, 2)).toBe('12')
    expect(stderr).not.toHaveBeenCalled()
  })

  test.each<[string, () => unknown, RegExp]>([
    ['throws', fail, /^\[vod-errors\] the hook x failed: Error: hook/],
    ['returns an invalid value', () => 7, /the hook x failed: it returned an invalid value$/],
    ['is async', () => Promise.resolve('y'), /the hook x failed: it must not be async$/],
    ['rejects', () => Promise.reject(new Error('late')), /the hook x failed: it must not be async$/],
    ['throws null', () => Promise.reject(null), /it must not be async/],
  ])('that %s has no result, and prints one warning', async (_name, hook, line) => {
    const guarded = guardHook('x', hook, isText)
    expect([guarded(), guarded()]).toEqual([undefined, undefined])
    await tick()
    expect(lines()).toEqual([expect.stringMatching(line)])
  })

  test('prints its own warning', () => {
    guardHook('one', fail, isText)()
    guardHook('other', fail, isText)()
    expect(lines()).toHaveLength(2)
  })
})

describe('a listener', () => {
  test('can return anything, without effect', async () => {
    expect(guardListener('x', () => 7)()).toBeUndefined()
    expect(guardListener('x', () => Promise.resolve(7))()).toBeUndefined()
    await tick()
    expect(stderr).not.toHaveBeenCalled()
  })

  test.each<[string, () => unknown]>([
    ['throws', fail],
    ['rejects', () => Promise.reject(new Error('hook'))],
  ])('that %s prints one warning', async (_name, listener) => {
    const guarded = guardListener('x', listener)
    guarded()
    guarded()
    await tick()
    expect(lines()).toEqual([expect.stringMatching(/^\[vod-errors\] the hook x failed: Error: hook/)])
  })
})

describe('a warning shows', () => {
  const bare = Object.assign(new Error('words'), { stack: undefined })
  test.each<[string, unknown, string]>([
    ['the message of an Error without a stack', bare, 'words'],
    ['a string', 'just text', 'just text'],
    ['a number', 7, '7'],
    ['null', null, 'null'],
    ['only the type of an object', { secret: 1 }, 'a thrown object'],
    ['only the type of a function', () => 'secret', 'a thrown function'],
  ])('%s', (_name, thrown, text) => {
    guardListener('x', () => {
      throw thrown
    })()
    expect(lines()).toEqual([`[vod-errors] the hook x failed: ${text}`])
  })
})
