import { areSendable, isWritable } from '../../src/node/forwarding.ts'

const error = (fields: object = {}) => Object.assign(new Error('x'), fields)
const defined = (descriptor: PropertyDescriptor) => Object.defineProperty(error(), 'status', descriptor)
const inheriting = (holder: object) =>
  Object.setPrototypeOf(error(), Object.setPrototypeOf(holder, Error.prototype))
const explode = () => {
  throw new Error('ran')
}

test.each<[string, object]>([
  ['an error without a status', error()],
  ['a status that may be written', error({ status: 404 })],
  ['a sealed error that has a status', Object.seal(error({ status: 404 }))],
  ['a status that is inherited and may be written', inheriting({ status: 404 })],
  ['a setter of its own', defined({ set: explode })],
  [
    'an inherited getter and setter',
    inheriting(Object.defineProperty({}, 'status', { get: explode, set: explode })),
  ],
  [
    'a setter inherited by a frozen error',
    Object.freeze(inheriting(Object.defineProperty({}, 'status', { set: explode }))),
  ],
])('finds `status` writable on %s, without running its code', (_name, target) => {
  expect(isWritable(target, 'status')).toBe(true)
})

test.each<[string, object]>([
  ['a frozen error', Object.freeze(error())],
  ['an error that takes no new property', Object.preventExtensions(error())],
  ['an error that inherits a status, and takes none', Object.preventExtensions(inheriting({ status: 404 }))],
  ['a read-only status', defined({ value: 404 })],
  ['a getter alone', defined({ get: explode })],
  ['an inherited getter alone', inheriting(Object.defineProperty({}, 'status', { get: explode }))],
  ['a proxy that cannot be looked at', new Proxy({}, { getOwnPropertyDescriptor: explode })],
])('finds `status` not writable on %s', (_name, target) => {
  expect(isWritable(target, 'status')).toBe(false)
})

test.each<[string, [string, unknown][]]>([
  ['no header', []],
  ['text', [['x-a', 'b']]],
  ['a number', [['x-a', 7]]],
  ['a list', [['x-a', ['b', 'c']]]],
  ['a list with a missing item, as node prints it', [['x-a', ['b', undefined]]]],
])('accepts %s, which node sends', (_name, headers) => {
  expect(areSendable({}, () => headers)).toBe(true)
})

test.each<[string, () => [string, unknown][]]>([
  ['a name with a space', () => [['a b', 'c']]],
  ['a value with a line break', () => [['x-a', 'a\r\nb']]],
  ['a value with a line break in a list', () => [['x-a', ['a', 'a\r\nb']]]],
  ['Chinese text', () => [['x-a', '中文']]],
  ['a missing value', () => [['x-a', undefined]]],
  ['a value without text', () => [['x-a', Object.create(null)]]],
  ['a trailer, in any case', () => [['Trailer', 'x']]],
  ['headers that cannot be listed', explode],
])('rejects %s, as node does', (_name, entries) => {
  expect(areSendable({}, entries)).toBe(false)
})
