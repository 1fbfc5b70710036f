import { setImmediate as nextTurn } from 'node:timers/promises'
import { VodError, type VodErrorHandlerOptions } from '../../src/index.ts'
import { REQUEST } from '../adapter.ts'
import { captureStderr } from '../stderr.ts'
import { CALLER, createRespond, OPERATOR, plainLogger, respondTo, SERVICE } from './respond-to.ts'

const printed = captureStderr()

test.each<[string, unknown, VodErrorHandlerOptions['logLevel'], string | undefined]>([
  ['info for a caller fault', CALLER, undefined, 'info'],
  ['error for an operator fault', OPERATOR, undefined, 'error'],
  ['error for a service fault', SERVICE, undefined, 'error'],
  ['that of the map for the fault', CALLER, { caller: 'warn' }, 'warn'],
  ['the default if the map has no level for the fault', OPERATOR, { caller: 'warn' }, 'error'],
  ['the default if the map has undefined for the fault', CALLER, { caller: undefined } as object, 'info'],
  ['none if the map has false for the fault', SERVICE, { service: false }, undefined],
  [
    'what the function returns',
    SERVICE,
    ({ code }) => (code === 'InternalError' ? 'debug' : 'info'),
    'debug',
  ],
  ['the default if the function returns undefined', SERVICE, () => undefined, 'error'],
  ['none if the function returns false', SERVICE, () => false, undefined],
])('the level is %s', async (_name, thrown, logLevel, level) => {
  const { lines, logger } = plainLogger()
  await respondTo(thrown, { logger, logLevel })
  expect(lines.map((line) => line.split(':', 1)[0])).toEqual(level === undefined ? [] : [level])
  expect(printed()).toEqual([])
})

test('the levels are those of the set-up', async () => {
  const { lines, logger } = plainLogger()
  const logLevel: { service: 'warn' | false } = { service: 'warn' }
  const respond = createRespond({ logger, logLevel })
  logLevel.service = false
  respond(SERVICE, REQUEST)
  await nextTurn()
  expect(lines).toEqual([expect.stringMatching(/^warn: /)])
})

test.each<[string, unknown]>([
  ['throws', () => Reflect.get(Object(null), 'x').y],
  ['names no level', () => 'fatal'],
  ['is async by mistake', () => Promise.reject(new Error('late'))],
])('keeps the default level if the function %s, with one warning', async (_name, logLevel) => {
  const { lines, logger } = plainLogger()
  const respond = createRespond({ logger, logLevel })
  for (let i = 0; i < 3; i++) respond(SERVICE, REQUEST)
  await nextTurn()
  expect(lines.map((line) => line.split(':', 1)[0])).toEqual(['error', 'error', 'error'])
  expect(printed()).toEqual([expect.stringContaining('[vod-errors] the hook logLevel failed: ')])
})

test('uses info if the logger has no debug', async () => {
  const { lines, logger } = plainLogger()
  const { debug: _debug, ...lacking } = logger
  await respondTo(SERVICE, { logger: lacking, logLevel: { service: 'debug' } })
  expect(lines).toEqual([expect.stringMatching(/^info: /)])
})

test('uses info if the debug of the logger is a flag', async () => {
  const { lines, logger } = plainLogger()
  await respondTo(SERVICE, {
    logger: Object.assign({}, logger, { debug: false }),
    logLevel: { service: 'debug' },
  })
  expect(lines).toEqual([expect.stringMatching(/^info: VOD error InternalError/)])
})

test('logs other errors by their status, without calling the logLevel function', async () => {
  const logLevel = jest.fn()
  const { lines, logger } = plainLogger()
  const notFound = Object.assign(new Error('no such page'), { status: 404, statusCode: 404, expose: true })
  await respondTo(notFound, { logger, logLevel, unhandled: 'respond' })
  await respondTo(new Error('db down'), { logger, logLevel, unhandled: 'respond' })
  await respondTo(null, { logger, logLevel })
  expect(lines.map((line) => line.split(' {', 1)[0])).toEqual([
    'info: Other error NotFound, responded 404',
    'error: Other error InternalError, responded 500',
    'error: Other error InternalError, responded 500',
  ])
  expect(lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))).fault)).toEqual([
    'caller',
    'operator',
    'operator',
  ])
  expect(logLevel).not.toHaveBeenCalled()
})

test.each<[string, unknown, VodErrorHandlerOptions['logLevel'], number]>([
  ['a caller fault', CALLER, undefined, 0],
  ['an operator fault', OPERATOR, undefined, 1],
  ['a service fault', SERVICE, undefined, 1],
  ['a caller fault at level warn', CALLER, { caller: 'warn' }, 1],
  ['an operator fault at level false', OPERATOR, { operator: false }, 0],
  ['a service fault at level info', SERVICE, () => 'info', 0],
])('prints %s to stderr only at level warn or error', async (_name, thrown, logLevel, lines) => {
  await respondTo(thrown, { logLevel })
  expect(printed()).toHaveLength(lines)
})

const WAITING = { hasBrowserLeft: false, isUploadCutOff: false, hasResponseBegun: false, isClosed: false }

describe('a caller fault after the response has begun', () => {
  const begun = { responseState: { ...WAITING, hasResponseBegun: true } }
  const notFound = Object.assign(new Error('x'), { status: 404, statusCode: 404, expose: true })
  test.each<[string, unknown, VodErrorHandlerOptions, number]>([
    ['is printed to stderr', CALLER, {}, 1],
    ['is printed at any level', CALLER, { logLevel: { caller: 'debug' } }, 1],
    ['is not printed at level false', CALLER, { logLevel: { caller: false } }, 0],
    ['is not printed if it is another error', notFound, { unhandled: 'respond' }, 0],
  ])('%s', async (_name, thrown, options, lines) => {
    await respondTo(thrown, options, begun)
    expect(printed()).toHaveLength(lines)
    await respondTo(thrown, options)
    expect(printed()).toHaveLength(lines)
  })
})

test('logs errors after the browser left, except aborted calls', async () => {
  const { lines, logger } = plainLogger()
  for (const thrown of [SERVICE, null, new VodError({ syntheticCode: 'UpstreamAborted' })]) {
    await respondTo(
      thrown,
      { logger },
      { responseState: { ...WAITING, hasBrowserLeft: true, isClosed: true } },
    )
  }
  expect(lines.map((line) => line.split(',', 1)[0])).toEqual([
    'error: VOD error InternalError',
    'error: Other error InternalError',
  ])
})
