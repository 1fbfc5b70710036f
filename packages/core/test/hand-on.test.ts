import { type Host, survivesHandOn } from '../src/respond/hand-on.ts'

/** A framework that prints a value, takes it as it is, copies its headers and writes a status onto it. */
const HOST: Host = {
  texts: (thrown) => [String(thrown)],
  takesAsIs: () => true,
  headersOf: (thrown) => Object.entries(Object(Reflect.get(thrown, 'headers'))),
  writes: ['status'],
}

const error = (fields: object = {}) => Object.assign(new Error('x'), fields)
const trap = () => {
  throw new Error('trap')
}
const inheriting = (holder: object) =>
  Object.setPrototypeOf(error(), Object.setPrototypeOf(holder, Error.prototype))
const defined = (descriptor: PropertyDescriptor) => Object.defineProperty(error(), 'status', descriptor)

const withMessage = (fields: object) => Object.defineProperty(error(fields), 'message', { get: () => 'x' })

test.each<[string, unknown]>([
  ['an Error', error()],
  ['text', 'x'],
  ['legal headers', error({ headers: { 'x-a': 'b', 'x-b': ['c', 'd'], 'x-c': 7 } })],
  ['a status that may be written', error({ status: 404 })],
  [
    'a getter and a setter that are inherited',
    inheriting({
      get status() {
        return 404
      },
      set status(_status) {},
    }),
  ],
  ['a status that is inherited and may be written', inheriting({ status: 404 })],
  ['a message of its own making that nobody reads', withMessage({ expose: false })],
  ['a sealed error that has the status', Object.seal(error({ status: 404 }))],
])('a framework survives %s', (_name, thrown) => {
  expect(survivesHandOn(thrown, HOST)).toBe(true)
})

test.each<[string, unknown]>([
  ['a setter of its own', defined({ set: () => {} })],
  ['a setter that is inherited, and no getter', inheriting({ set status(_status: unknown) {} })],
  ['a message of its own making that is shown', withMessage({ expose: true })],
  ['null', null],
  ['undefined', undefined],
  ['what has no text', Object.create(null)],
  ['an illegal name of a header', error({ headers: { 'a b': 'c' } })],
  ['an illegal value', error({ headers: { 'x-a': 'a\r\nb' } })],
  ['an illegal value among several', error({ headers: { 'x-a': ['a', 'a\r\nb'] } })],
  ['a missing value', error({ headers: { 'x-a': undefined } })],
  ['a trailer in any case', error({ headers: { Trailer: 'x' } })],
  ['a frozen error', Object.freeze(error())],
  ['an error that takes no new property', Object.preventExtensions(error())],
  ['one that inherits a status, and takes none', Object.preventExtensions(inheriting({ status: 404 }))],
  ['a status that may not be written', defined({ value: 404 })],
  ['a getter alone', defined({ get: () => 404 })],
  [
    'a getter alone that is inherited',
    inheriting({
      get status() {
        return 404
      },
    }),
  ],
  ['a proxy', new Proxy(error(), {})],
])('a framework does not survive %s', (_name, thrown) => {
  expect(survivesHandOn(thrown, HOST)).toBe(false)
})

test.each(['status', 'statusCode', 'code', 'expose', 'message', 'stack'])(
  'a framework does not survive a getter of %s that throws',
  (key) => {
    const host = { ...HOST, texts: () => ['x'], writes: [] }
    expect(survivesHandOn(Object.defineProperty(error(), key, { get: trap }), host)).toBe(false)
    expect(survivesHandOn(Object.defineProperty(error(), 'other', { get: trap }), host)).toBe(true)
  },
)

test('a framework that makes text of a value looks at nothing else of it', () => {
  const host = { ...HOST, takesAsIs: () => false }
  expect(survivesHandOn(Object.freeze(error({ headers: { 'a b': 'c' } })), host)).toBe(true)
  expect(survivesHandOn(error(), { ...host, texts: () => ['x', Symbol('x')] })).toBe(false)
  expect(survivesHandOn(error(), { ...host, texts: trap })).toBe(false)
})

test('nothing is written on the value', () => {
  const thrown = error({ headers: { 'x-a': 'b' } })
  const before = Object.getOwnPropertyDescriptors(thrown)
  survivesHandOn(thrown, HOST)
  expect(Object.getOwnPropertyDescriptors(thrown)).toEqual(before)
})
