import { expected, expectKnownKeys } from '../src/expected.ts'

test.each<[unknown, string]>([
  ['text', '"text"'],
  ['x'.repeat(81), `"${'x'.repeat(80)}"`],
  [7, '7'],
  [{ a: { b: { c: 1 } } }, '{ a: [Object] }'],
  [['a', 'b'], "[ 'a', 'b' ]"],
  [{ a: 'x'.repeat(81) }, `{ a: '${'x'.repeat(73)}…`],
  [
    new (class IncomingMessage {
      token = 'secret'
    })(),
    '[IncomingMessage]',
  ],
  [Object.create(Object.create({})), '[Object]'],
  [Object.create(Object.create({ constructor: undefined })), '[object]'],
  [() => 'secret', '[function]'],
])('describes a wrong value in one short line, without its contents', (value, description) => {
  const error = expected('option', 'a thing', value)
  expect(error).toBeInstanceOf(TypeError)
  expect(error.message).toBe(`Expected \`option\` to be a thing, got ${description}`)
})

test('rejects unknown keys of every kind', () => {
  const hidden = Object.defineProperty({ a: 1 }, 'hidden', { value: 1 })
  expect(() => expectKnownKeys('options', { a: 1 }, ['a', 'b'])).not.toThrow()
  expect(() => expectKnownKeys('options', { a: 1, c: 2 }, ['a', 'b'])).toThrow(
    'Expected `options` to be an object with only a, b, got "c"',
  )
  expect(() => expectKnownKeys('options', hidden, ['a'])).toThrow('got "hidden"')
  expect(() => expectKnownKeys('options', { [Symbol('s')]: 1 }, ['a'])).toThrow('got "Symbol(s)"')
})
