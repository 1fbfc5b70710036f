import { spawnSync } from 'node:child_process'
import { getEventListeners } from 'node:events'
import { join } from 'node:path'
import { BceBaseClient, VodClient } from '@baiducloud/sdk'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { close, listen, urlOf } from '@vod-errors/testing'
import { bundle } from '@vod-errors/testing/bundle'
import { isVodError, throwIfNotOk, type VodCallOptions, VodError, vodCall } from '../../src/index.ts'

const vod = createVodEmulator()
const config = () => ({ endpoint: vod.endpoint, credentials: vod.credentials })
const { media } = SEED
const hang = () => new Promise<never>(() => {})
let client: VodClient

beforeAll(async () => {
  await vod.start()
  client = new VodClient(config())
})
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

async function rejectionOf(call: Promise<unknown>): Promise<VodError> {
  const thrown: unknown = await call.then(
    (result) => `resolved: ${String(result)}`,
    (reason: unknown) => reason,
  )
  if (isVodError(thrown)) return thrown
  throw new Error(`Not rejected with a VodError: ${String(thrown)}`)
}

describe('resolves to what the call resolves to', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a function', () => vodCall(() => client.getMediaResource(media.published))],
    ['a promise', () => vodCall(client.getMediaResource(media.published))],
    [
      'a function with all options',
      () =>
        vodCall(() => client.getMediaResource(media.published), {
          timeout: 5000,
          signal: new AbortController().signal,
          operation: 'read',
        }),
    ],
  ])('%s that calls the SDK', async (_name, call) => {
    expect(await call()).toMatchObject({ body: { mediaId: media.published } })
  })

  const object = {}
  test.each<[string, unknown, unknown]>([
    ['a function that returns no promise', () => object, object],
    ['a function that returns nothing', () => undefined, undefined],
    [
      'a thenable of another library',
      // biome-ignore lint/suspicious/noThenProperty: a thenable is the case.
      { then: (resolve: (value: object) => void) => resolve(object) },
      object,
    ],
  ])('%s', async (_name, call, result) => {
    expect(await vodCall(call as () => unknown)).toBe(result)
  })

  test('and is a native promise', async () => {
    const call = vodCall(client.getMediaResource(media.published))
    expect(call).toBeInstanceOf(Promise)
    await call
  })
})

describe('rejects with what VOD said', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['API v1', () => vodCall(() => client.getMediaResource('mda-1'), { operation: 'read' })],
    ['API v1, as a promise', () => vodCall(client.getMediaResource('mda-1'), { operation: 'read' })],
    [
      'API v2',
      () =>
        vodCall(() => new BceBaseClient(config(), 'vod', true).sendRequest('GET', '/v2/medias/mda-1'), {
          operation: 'read',
        }),
    ],
  ])('%s', async (_name, call) => {
    const error = await rejectionOf(call())
    expect(error).toMatchObject({
      code: 'MediaNotFound',
      upstreamStatus: 404,
      requestId: vod.requests[0]?.requestId,
      params: { mediaId: 'mda-1' },
      operation: 'read',
      cause: { status_code: 404 },
    })
  })

  test('and the code alone, which is no proof elsewhere, is one here', async () => {
    const body = { code: 'MediaNotFound', message: 'Media not found with mda-1' }
    expect(await rejectionOf(vodCall(() => Promise.reject(body)))).toMatchObject({
      code: 'MediaNotFound',
      cause: body,
    })
  })
})

describe('rejects with UpstreamFailed for what nobody can recognize', () => {
  const trap = () => {
    throw new Error('trap')
  }
  const hostile = new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap })
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const junk: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a string', 'boom'],
    ['a number', 7],
    ['a symbol', Symbol('x')],
    ['a function', trap],
    ['a frozen object', Object.freeze({})],
    ['an object without a prototype', Object.create(null)],
    ['a proxy that throws on every trap', hostile],
    ['a revoked proxy', revoked.proxy],
    ['a TypeError of the app', new TypeError('x is not a function')],
    ['an error whose message throws', Object.defineProperty(new Error(), 'message', { get: trap })],
  ]

  test.each(junk)('%s, rejected', async (_name, thrown) => {
    await expectFailed(
      vodCall(() => Promise.reject(thrown)),
      thrown,
    )
  })

  test.each(junk)('%s, thrown at once', async (_name, thrown) => {
    const call = vodCall(() => {
      throw thrown
    })
    await expectFailed(call, thrown)
  })

  test.each(junk)('%s, by a promise', async (_name, thrown) => {
    await expectFailed(vodCall(Promise.reject(thrown)), thrown)
  })

  async function expectFailed(call: Promise<unknown>, thrown: unknown): Promise<void> {
    const error = await rejectionOf(call)
    expect({ ...error }).toMatchObject({ code: 'UpstreamFailed', status: 502, fault: 'service' })
    expect(error.retryable).toBe(false)
    expect(Object.is(error.cause, thrown)).toBe(true)
  }

  test('a thenable whose `then` throws', async () => {
    const thrown = new Error('then')
    const thenable = {
      // biome-ignore lint/suspicious/noThenProperty: a thenable is the case.
      then() {
        throw thrown
      },
    }
    await expectFailed(vodCall(thenable as unknown as Promise<unknown>), thrown)
  })
})

describe('gives up', () => {
  test('after the timeout, and tells the function', async () => {
    vod.failNext({ transport: 'hang' })
    let inner: AbortSignal | undefined
    const call = vodCall(
      ({ signal }) => {
        inner = signal
        return client.getMediaResource(media.published)
      },
      { timeout: 60, operation: 'read' },
    )
    const error = await rejectionOf(call)
    expect(error).toMatchObject({
      code: 'UpstreamTimeout',
      status: 504,
      fault: 'service',
      retryable: true,
      operation: 'read',
      message: 'VOD did not respond within 60 ms',
      cause: { name: 'TimeoutError' },
    })
    expect(inner?.aborted).toBe(true)
    expect(inner?.reason).toBe(error.cause)
  })

  test.each<[string, unknown, object]>([
    ['an AbortError', undefined, { code: 'UpstreamAborted', message: 'This operation was aborted' }],
    ['a reason that the app gives', new Error('gone'), { code: 'UpstreamAborted', message: 'gone' }],
    ['text', 'gone', { code: 'UpstreamAborted', message: 'The call was aborted' }],
    ['null', null, { code: 'UpstreamAborted', message: 'The call was aborted' }],
  ])('when the signal fires with %s', async (_name, reason, expected) => {
    vod.failNext({ transport: 'hang' })
    const controller = new AbortController()
    const call = vodCall(client.getMediaResource(media.published), {
      signal: controller.signal,
      operation: 'read',
    })
    controller.abort(reason)
    expect(await rejectionOf(call)).toMatchObject({
      ...expected,
      status: 502,
      retryable: false,
      operation: 'read',
      cause: controller.signal.reason,
    })
  })

  test('when the signal is a time limit, as after a timeout', async () => {
    const call = vodCall(hang, { signal: AbortSignal.timeout(30), timeout: 60_000 })
    expect(await rejectionOf(call)).toMatchObject({ code: 'UpstreamTimeout', status: 504 })
  })
})

describe('gives up at any moment:', () => {
  test('before it calls, where the signal has fired already', async () => {
    const call = jest.fn(hang)
    const error = await rejectionOf(vodCall(call, { signal: AbortSignal.abort(), timeout: 60_000 }))
    expect(error.code).toBe('UpstreamAborted')
    expect(call).not.toHaveBeenCalled()
  })

  test('as aborted, though the client rejects with another error', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const call = vodCall(fetch(`${vod.endpoint}/v2/medias`, { signal }), { signal })
    controller.abort(new Error('gone'))
    expect(await rejectionOf(call)).toMatchObject({ code: 'UpstreamAborted', message: 'gone' })
  })

  test('also while the body of a thrown response is read', async () => {
    const server = await listen((_req, res) => {
      res.writeHead(500).write('{"requestId":')
    })
    const url = urlOf(server)
    const start = Date.now()
    const call = vodCall(() => fetch(url).then((response) => Promise.reject(response)), { timeout: 200 })
    expect(await rejectionOf(call)).toMatchObject({ code: 'UpstreamTimeout' })
    expect(Date.now() - start).toBeLessThan(1500)
    await close(server)
  })

  test('and not on a call that was in time', async () => {
    vod.failNext({ transport: 'slow', overMs: 50 })
    const call = vodCall(() => client.getMediaResource('mda-1'), { timeout: 5000 })
    expect(await rejectionOf(call)).toMatchObject({ code: 'MediaNotFound' })
  })
})

describe('leaves nothing behind', () => {
  afterEach(() => {
    jest.restoreAllMocks()
  })

  test.each<[string, (signal: AbortSignal) => Promise<unknown>]>([
    ['resolved', (signal) => vodCall(() => 1, { timeout: 60_000, signal })],
    ['rejected', (signal) => vodCall(Promise.reject(new Error()), { timeout: 60_000, signal })],
    ['timed out', (signal) => vodCall(hang, { timeout: 10, signal })],
    [
      'called never',
      (signal) => vodCall(hang, { timeout: 60_000, signal: AbortSignal.any([signal, AbortSignal.abort()]) }),
    ],
  ])('of a call that %s', async (_name, call) => {
    // Its own timers, and not those of the process: connections of other tests have some that come and go.
    const [set, cleared] = [jest.spyOn(globalThis, 'setTimeout'), jest.spyOn(globalThis, 'clearTimeout')]
    const { signal } = new AbortController()
    await call(signal).catch(() => {})
    expect(set).toHaveBeenCalledTimes(1)
    expect(cleared.mock.calls.map(([timer]) => timer === set.mock.results[0]?.value)).toEqual([true])
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('of a thousand calls that hang: each is rejected, the process ends, a late rejection is no unhandled one', () => {
    const args = [bundle(join(__dirname, 'vod-call/late-rejection.ts'))]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect({ stdout, stderr, status }).toEqual({
      stdout: JSON.stringify({ codes: ['UpstreamTimeout'], answered: 'answered' }),
      stderr: '',
      status: 0,
    })
  })
})

describe('the error', () => {
  test('has a stack that leads to the line that awaits the call', async () => {
    async function readMediaForTheBrowser() {
      return await vodCall(() => client.getMediaResource('mda-1'))
    }
    const error = await rejectionOf(readMediaForTheBrowser())
    expect(error.stack).toMatch(
      /at (?:async )?readMediaForTheBrowser \(.*vod-call-outcomes\.test\.ts:\d+:\d+\)/,
    )
  })

  test.each([
    ['a timeout', { timeout: 10 }],
    ['an abort', { signal: AbortSignal.abort() }],
  ])('of %s has such a stack too', async (_name, options) => {
    async function readMediaForTheBrowser() {
      return await vodCall(hang, options)
    }
    const error = await rejectionOf(readMediaForTheBrowser())
    expect(error.stack).toMatch(
      /at (?:async )?readMediaForTheBrowser \(.*vod-call-outcomes\.test\.ts:\d+:\d+\)/,
    )
  })
})

describe('the error of an inner call', () => {
  test('is the error of the outer call, too', async () => {
    let inner: unknown
    const call = vodCall(
      async () => {
        try {
          return await vodCall(() => client.getMediaResource('mda-1'), { operation: 'inner' })
        } catch (thrown) {
          inner = thrown
          throw thrown
        }
      },
      { operation: 'outer', timeout: 5000 },
    )
    const error = await rejectionOf(call)
    expect(error).toBe(inner)
    expect(error.operation).toBe('inner')
  })

  test('is so even where nobody named the call', async () => {
    const inner = new VodError({ syntheticCode: 'TaskFailed' })
    expect(await rejectionOf(vodCall(() => Promise.reject(inner)))).toBe(inner)
  })

  test('takes the name of the call where `throwIfNotOk` knew none, and keeps all else', async () => {
    const url = `${vod.endpoint}/v2/medias`
    const call = vodCall(async () => await throwIfNotOk(await fetch(url)), { operation: 'list' })
    const error = await rejectionOf(call)
    const { cause } = error
    if (!isVodError(cause)) throw new Error('The cause is not the error of throwIfNotOk')
    expect({ ...error, operation: undefined, duration: undefined }).toEqual({ ...cause })
    expect(error).toMatchObject({ code: 'AccessDenied', upstreamStatus: 403, operation: 'list' })
  })

  test('keeps the name that an inner call gave it, below an error from the app', async () => {
    const named = new VodError({ upstreamCode: 'RequestConflict', operation: 'inner' })
    const wrapped = new Error('reading media', { cause: named })
    for (const options of [{}, { operation: 'outer' }]) {
      const error = await rejectionOf(vodCall(Promise.reject(wrapped), options))
      expect(error).toMatchObject({ code: 'RequestConflict', operation: 'inner', cause: wrapped })
    }
  })
})

describe('refuses at once', () => {
  const settled = Promise.resolve()
  test.each<[string, unknown, unknown, string]>([
    ['no call', undefined, {}, 'Expected `call` to be a function or a promise, got undefined'],
    ['a value', { body: {} }, {}, 'Expected `call` to be a function or a promise, got { body: {} }'],
    ['null for options', settled, null, 'Expected `options` to be an object, got null'],
    ['a number for options', settled, 3000, 'Expected `options` to be an object, got 3000'],
    [
      'a misspelt option',
      settled,
      { timeOut: 1 },
      'Expected `options` to be an object with only timeout, signal, operation, got "timeOut"',
    ],
    ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2_147_483_648, '3000', null, 1n].map(
      (timeout): [string, unknown, unknown, string] => [
        `a timeout of ${typeof timeout} ${timeout}`,
        settled,
        { timeout },
        'Expected `timeout` to be an integer of milliseconds, 1 to 2147483647, got ' +
          (typeof timeout === 'string'
            ? `"${timeout}"`
            : `${timeout}${typeof timeout === 'bigint' ? 'n' : ''}`),
      ],
    ),
    ['a signal that is none', settled, { signal: {} }, 'Expected `signal` to be an AbortSignal, got {}'],
    [
      'a signal that cannot be listened to',
      settled,
      { signal: { aborted: false } },
      'Expected `signal` to be an AbortSignal, got { aborted: false }',
    ],
    [
      'a controller for a signal',
      settled,
      { signal: { signal: 1 } },
      'Expected `signal` to be an AbortSignal, got { signal: 1 }',
    ],
    ['an operation that is no text', settled, { operation: 7 }, 'Expected `operation` to be a string, got 7'],
  ])('%s', (_name, call, options, message) => {
    const attempt = () => vodCall(call as Promise<unknown>, options as VodCallOptions)
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(new TypeError(message))
  })

  test('and does not call the function then', () => {
    const call = jest.fn()
    expect(() => vodCall(call, { timeout: 0 })).toThrow(TypeError)
    expect(call).not.toHaveBeenCalled()
  })
})
