import { readResponseState } from '../../src/host.ts'

test.each<[string, Parameters<typeof readResponseState>[0], ReturnType<typeof readResponseState>]>([
  [
    'has not begun',
    { headersSent: false, destroyed: false },
    { hasBrowserLeft: false, hasResponseBegun: false },
  ],
  ['has begun', { headersSent: true, destroyed: false }, { hasBrowserLeft: false, hasResponseBegun: true }],
  [
    'was left before it began',
    { headersSent: false, destroyed: true },
    { hasBrowserLeft: true, hasResponseBegun: false },
  ],
  [
    'was left after it began',
    { headersSent: true, destroyed: true },
    { hasBrowserLeft: true, hasResponseBegun: true },
  ],
  [
    'was destroyed by the app',
    { headersSent: false, destroyed: true, errored: new Error('x') },
    { hasBrowserLeft: false, hasResponseBegun: true },
  ],
  [
    'is of HTTP/2',
    { headersSent: true, stream: { destroyed: false } },
    { hasBrowserLeft: false, hasResponseBegun: true },
  ],
  [
    'is of HTTP/2, and was left',
    { headersSent: false, stream: { destroyed: true } },
    { hasBrowserLeft: true, hasResponseBegun: false },
  ],
  [
    'is of HTTP/2, and has no stream any more',
    { headersSent: false, stream: undefined },
    { hasBrowserLeft: false, hasResponseBegun: false },
  ],
])('reads the state of a response that %s', (_name, response, state) => {
  expect(readResponseState(response)).toEqual(state)
})
