import { stateOf } from '../src/index.ts'

test.each<[string, Parameters<typeof stateOf>[0], ReturnType<typeof stateOf>]>([
  ['has not begun', { headersSent: false, destroyed: false }, { isGone: false, isBegun: false }],
  ['has begun', { headersSent: true, destroyed: false }, { isGone: false, isBegun: true }],
  ['was left before it began', { headersSent: false, destroyed: true }, { isGone: true, isBegun: false }],
  ['was left after it began', { headersSent: true, destroyed: true }, { isGone: true, isBegun: true }],
  [
    'was destroyed by the app',
    { headersSent: false, destroyed: true, errored: new Error('x') },
    { isGone: false, isBegun: true },
  ],
  ['is of HTTP/2', { headersSent: true, stream: { destroyed: false } }, { isGone: false, isBegun: true }],
  [
    'is of HTTP/2, and was left',
    { headersSent: false, stream: { destroyed: true } },
    { isGone: true, isBegun: false },
  ],
  [
    'is of HTTP/2, and has no stream any more',
    { headersSent: false, stream: undefined },
    { isGone: false, isBegun: false },
  ],
])('a response that %s', (_name, response, state) => {
  expect(stateOf(response)).toEqual(state)
})
