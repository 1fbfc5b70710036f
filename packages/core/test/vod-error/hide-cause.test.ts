import assert from 'node:assert'
import { inspect } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { VodError } from '../../src/index.ts'

const WHOLE = { customInspect: false, depth: 10, showHidden: true, getters: true }

function makeCause(): Error {
  return Object.assign(new Error('Request failed'), { config: { headers: { authorization: 'SECRET' } } })
}

function messageOf(act: () => unknown): string {
  try {
    return String(act())
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

/** What walkers do: all own properties of the error and its prototypes, getters called. */
function walk(error: object): string {
  const texts: string[] = []
  for (let holder: object | null = error; holder; holder = Object.getPrototypeOf(holder)) {
    const properties = Object.entries(Object.getOwnPropertyDescriptors(holder))
    for (const [key, { get, value }] of properties) texts.push(key, inspect(get?.call(error) ?? value, WHOLE))
  }
  return texts.join('\n')
}

/** Ways to show an error that do not ask it for its `cause`. */
const SHOWN: Readonly<Record<string, (error: Error) => string>> = {
  'util.inspect without customInspect': (error) => inspect(error, { ...WHOLE, getters: false }),
  'util.inspect with getters': (error) => inspect(error, WHOLE),
  'the diff of assert.deepStrictEqual': (error) => messageOf(() => assert.deepStrictEqual(error, {})),
  'the diff of assert.strictEqual': (error) => messageOf(() => assert.strictEqual(error, null)),
  'the diff of assert.rejects': (error) =>
    messageOf(() =>
      assert.throws(
        () => {
          throw error
        },
        { message: 'other' },
      ),
    ),
  'the diff of toEqual': (error) => messageOf(() => expect(error).toEqual({ code: 'other' })),
  'the diff of toStrictEqual': (error) => messageOf(() => expect({ error }).toStrictEqual({ error: 1 })),
  structuredClone: (error) => inspect(structuredClone(error), WHOLE),
  'a message between threads': (error) => inspect(deserialize(serialize(error)), WHOLE),
  'its property descriptors and those of its prototypes': walk,
  'for … in': (error) => {
    const keys: string[] = []
    for (const key in error) keys.push(`${key}: ${inspect(Reflect.get(error, key), WHOLE)}`)
    return keys.join('\n')
  },
  'a copy by Object.assign': (error) => inspect(Object.assign({}, error), WHOLE),
}

test.each(Object.entries(SHOWN))('does not show the cause in %s', (_name, show) => {
  const error = new VodError({ upstreamCode: 'MediaNotFound', cause: makeCause() })
  expect(show(error)).not.toMatch(/SECRET|Request failed/)
})

test('whereas node shows the cause of any other Error', () => {
  const error = new Error('failed', { cause: makeCause() })
  const showing = Object.entries(SHOWN).filter(([, show]) => show(error).includes('SECRET'))
  // Later versions also clone the cause.
  expect(showing.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'util.inspect without customInspect',
      'util.inspect with getters',
      'the diff of assert.deepStrictEqual',
      'the diff of assert.strictEqual',
      'its property descriptors and those of its prototypes',
    ]),
  )
})

test('can be read by its name', () => {
  const cause = makeCause()
  const error = new VodError({ cause })
  expect(error.cause).toBe(cause)
  expect(error).toMatchObject({ cause })
  expect(new VodError({}).cause).toBeUndefined()
  expect(Reflect.get(Object.create(error), 'cause')).toBeUndefined()
  expect(Reflect.get(VodError.prototype, 'cause')).toBeUndefined()
})

test('leaves everything else of an Error as it is', () => {
  const error = new VodError({ cause: makeCause() })
  expect(error).toBeInstanceOf(Error)
  expect(error).toBeInstanceOf(VodError)
  expect(Object.prototype.toString.call(error)).toBe('[object Error]')
  expect(['message', 'stack', 'name', 'toString', 'hasOwnProperty'].filter((key) => !(key in error))).toEqual(
    [],
  )
  expect(Object.assign(error, { later: 1 })).toMatchObject({ later: 1 })
})
