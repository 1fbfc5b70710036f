import { readResponseState } from '../../src/host.ts'

const COMPLETE = { complete: true, aborted: true }

test.each<[string, Parameters<typeof readResponseState>[0], ReturnType<typeof readResponseState>]>([
  [
    'has not begun',
    { headersSent: false, destroyed: false },
    { hasBrowserLeft: false, hasResponseBegun: false, isUploadCutOff: false, isClosed: false },
  ],
  [
    'has begun',
    { headersSent: true, destroyed: false },
    { hasBrowserLeft: false, hasResponseBegun: true, isUploadCutOff: false, isClosed: false },
  ],
  [
    'was left before it began',
    { headersSent: false, destroyed: true },
    { hasBrowserLeft: true, hasResponseBegun: false, isUploadCutOff: false, isClosed: true },
  ],
  [
    'was left after it began',
    { headersSent: true, destroyed: true },
    { hasBrowserLeft: true, hasResponseBegun: true, isUploadCutOff: false, isClosed: true },
  ],
  [
    'was left in the middle of an upload',
    { destroyed: true, req: { complete: false } },
    { hasBrowserLeft: true, hasResponseBegun: false, isUploadCutOff: true, isClosed: true },
  ],
  [
    'was left after the upload',
    { destroyed: true, req: COMPLETE },
    { hasBrowserLeft: true, hasResponseBegun: false, isUploadCutOff: false, isClosed: true },
  ],
  [
    'is of HTTP/2, and was left in the middle of an upload',
    { stream: { destroyed: true }, req: { ...COMPLETE, stream: { endAfterHeaders: false } } },
    { hasBrowserLeft: true, hasResponseBegun: false, isUploadCutOff: true, isClosed: true },
  ],
  [
    'is of HTTP/2, and was left by a request without a body',
    { stream: { destroyed: true }, req: { ...COMPLETE, stream: { endAfterHeaders: true } } },
    { hasBrowserLeft: true, hasResponseBegun: false, isUploadCutOff: false, isClosed: true },
  ],
  [
    'was destroyed by the app in the middle of an upload',
    { destroyed: true, errored: new Error('x'), req: { complete: false } },
    { hasBrowserLeft: false, hasResponseBegun: true, isUploadCutOff: false, isClosed: false },
  ],
  [
    'was destroyed by the app',
    { headersSent: false, destroyed: true, errored: new Error('x') },
    { hasBrowserLeft: false, hasResponseBegun: true, isUploadCutOff: false, isClosed: false },
  ],
  [
    'is of HTTP/2',
    { headersSent: true, stream: { destroyed: false } },
    { hasBrowserLeft: false, hasResponseBegun: true, isUploadCutOff: false, isClosed: false },
  ],
  [
    'is of HTTP/2, and was left',
    { headersSent: false, stream: { destroyed: true } },
    { hasBrowserLeft: true, hasResponseBegun: false, isUploadCutOff: false, isClosed: true },
  ],
  [
    'was sent as a whole, and destroyed by node, while an upload was arriving',
    { headersSent: true, destroyed: true, writableEnded: true, req: { complete: false } },
    { hasBrowserLeft: false, hasResponseBegun: true, isUploadCutOff: false, isClosed: true },
  ],
  [
    'is of HTTP/2, and has no stream any more',
    { headersSent: false, stream: undefined },
    { hasBrowserLeft: false, hasResponseBegun: false, isUploadCutOff: false, isClosed: false },
  ],
])('reads the state of a response that %s', (_name, response, state) => {
  expect(readResponseState(response)).toEqual(state)
})

test.each([
  ['the app, whose pipeline throws it', (lost: Error) => new Error('relay', { cause: lost }), false],
  ['the browser, whose connection was lost', () => new Error('other'), true],
])('of HTTP/2, a response can be destroyed with an error by %s', (_who, thrownFor, hasBrowserLeft) => {
  const errored = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  const state = readResponseState(
    { headersSent: true, stream: { destroyed: true, errored } },
    thrownFor(errored),
  )
  expect(state).toMatchObject({ hasBrowserLeft, isClosed: hasBrowserLeft, hasResponseBegun: true })
})
