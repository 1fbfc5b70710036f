import { EventEmitter } from 'node:events'
import { mock } from 'node:test'
import { BceBaseClient, type SdkResponse, VodClient } from '@baiducloud/sdk'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { until } from '@vod-errors/testing'
import { VodClient as OldVodClient } from 'bce-sdk-js'
import { isVodError, type WrapOptions, wrapVodClient } from '../../src/index.ts'

const vod = createVodEmulator()
const { media } = SEED
const config = () => ({ endpoint: vod.endpoint, credentials: vod.credentials })

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

const CLIENTS: Readonly<Record<string, () => BceBaseClient>> = {
  'VodClient of @baiducloud/sdk': () => new VodClient(config()),
  'BceBaseClient of @baiducloud/sdk': () => new BceBaseClient(config(), 'vod', true),
  'VodClient of bce-sdk-js': () => new OldVodClient(config()),
}

function methodsOf(client: object): readonly string[] {
  const names = new Set<string>()
  let prototype: object | null = Reflect.getPrototypeOf(client)
  while (prototype && prototype !== EventEmitter.prototype) {
    for (const name of Object.getOwnPropertyNames(prototype)) names.add(name)
    prototype = Reflect.getPrototypeOf(prototype)
  }
  names.delete('constructor')
  return [...names].filter((name) => typeof Reflect.get(client, name) === 'function')
}

/** Calls any method with arguments that every method of the SDKs survives, while VOD responds with InternalError. */
function callOf(client: BceBaseClient, name: string): unknown {
  vod.reset()
  vod.failNext({ code: 'InternalError' })
  const method: unknown = Reflect.get(client, name)
  if (typeof method !== 'function') throw new Error(`${name} is no method`)
  const args = ['GET', '/v1/media', { headers: {}, params: {} }, client.config, {}]
  return Reflect.apply(method, client, args)
}

/** Every method that returns a promise which rejects, with what it rejects with: found by calling each. */
async function findRejections(client: BceBaseClient): Promise<ReadonlyMap<string, unknown>> {
  const rejections = new Map<string, unknown>()
  for (const name of methodsOf(client)) {
    const result = callOf(client, name)
    if (typeof Reflect.get(Object(result), 'then') !== 'function') continue
    await Promise.resolve(result).catch((thrown: unknown) => rejections.set(name, thrown))
  }
  return rejections
}

/** The methods that send any request are named after the request that {@link callOf} makes. */
const REQUEST_NAMES: Readonly<Record<string, string>> = {
  sendRequest: 'GET /v1/media',
  sendHTTPRequest: 'GET /v1/media',
}

/** What VOD said, or that it was not VOD who failed: `createSignature` sends nothing. */
function factsOf(rejection: unknown): object {
  const isVodCall = Reflect.has(Object(rejection), 'status_code')
  if (!isVodCall) return { code: 'UpstreamFailed', upstreamStatus: undefined }
  return { code: 'InternalError', upstreamStatus: 500, requestId: vod.requests[0]?.requestId }
}

describe.each(Object.entries(CLIENTS))('%s, wrapped', (name, make) => {
  test('rejects only with VodError, by native promises, out of every method that returns a promise', async () => {
    const rejections = await findRejections(make())
    expect([...rejections.keys()]).toEqual(expect.arrayContaining(['sendRequest', 'sendHTTPRequest']))
    expect(rejections.size).toBeGreaterThanOrEqual(name.startsWith('VodClient') ? 15 : 2)
    const wrapped = wrapVodClient(make())
    for (const [operation, rejection] of rejections) {
      const result = callOf(wrapped, operation)
      expect(result).toBeInstanceOf(Promise)
      const thrown: unknown = await Promise.resolve(result).catch((reason: unknown) => reason)
      expect(isVodError(thrown)).toBe(true)
      expect(thrown).toMatchObject({
        operation: REQUEST_NAMES[operation] ?? operation,
        ...factsOf(rejection),
      })
    }
  })

  test('shows everything else as it is', () => {
    const client = make()
    const wrapped = wrapVodClient(client)
    expect(wrapped.config).toBe(client.config)
    expect(Object.keys(wrapped)).toEqual(Object.keys(client))
    expect(Reflect.getPrototypeOf(wrapped)).toBe(Reflect.getPrototypeOf(client))
    expect(wrapped.constructor).toBe(client.constructor)
    expect('sendRequest' in wrapped).toBe(true)
    expect('sendRequests' in wrapped).toBe(false)
    expect(wrapped.sendRequest).toBe(wrapped.sendRequest)
  })

  test('leaves the client as it was', async () => {
    const client = make()
    const before = { ...Object.getOwnPropertyDescriptors(client) }
    const methods = methodsOf(client).map((method) => Reflect.get(client, method))
    const wrapped = wrapVodClient(client)
    for (const method of methodsOf(client)) Reflect.get(wrapped, method)
    expect(Object.getOwnPropertyDescriptors(client)).toEqual(before)
    expect(methodsOf(client).map((method) => Reflect.get(client, method))).toEqual(methods)
    await expect(Promise.resolve(client.sendRequest('GET', '/v2/medias/mda-1'))).rejects.not.toBeInstanceOf(
      Error,
    )
  })

  test('speaks to VOD as before', async () => {
    const wrapped = wrapVodClient(make())
    const { body } = await wrapped.sendRequest('GET', `/v2/medias/${media.published}`)
    expect(body).toMatchObject({ mediaId: media.published })
  })
})

describe.each(Object.entries(CLIENTS))('%s, wrapped with options,', (_name, make) => {
  test('gives up after the timeout', async () => {
    vod.failNext({ transport: 'hang' })
    const wrapped = wrapVodClient(make(), { timeout: 50 })
    await expect(wrapped.sendRequest('GET', '/v2/medias')).rejects.toMatchObject({
      code: 'UpstreamTimeout',
      operation: 'GET /v2/medias',
    })
  })

  test('gives up when the signal fires', async () => {
    vod.failNext({ transport: 'hang' })
    const controller = new AbortController()
    const call = wrapVodClient(make(), { signal: controller.signal }).sendRequest('GET', '/v2/medias')
    await until(() => vod.requests.length > 0)
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'UpstreamAborted', operation: 'GET /v2/medias' })
  })
})

test('an upload that fails inside, at BOS, is a VodError of the method that was called', async () => {
  vod.failNext({ code: 'AccessDenied', path: '/v1/media', method: 'POST' })
  const call = wrapVodClient(new VodClient(config())).createMediaResource('t', 'd', Buffer.from('x'))
  await expect(call).rejects.toMatchObject({ code: 'AccessDenied', operation: 'createMediaResource' })
})

/** Like what an SDK might be: private fields, a sub-client, a namespace, accessors, chaining, all kinds of methods. */
class Client extends EventEmitter {
  #count = 0
  readonly sub = new SubClient()
  readonly space = { read: async () => Promise.reject('space'), version: 1 }
  readonly bare = Object.assign(Object.create(null), { read: async () => Promise.reject('bare'), version: 1 })
  readonly settings = { region: 'bj', nested: { deep: true } }
  readonly words = Object.assign(Object.create(null), { region: 'bj' })
  readonly list = ['a']
  readonly made = new Date(0)
  readonly known = new Map([['a', 1]])
  readonly ready = Promise.resolve('ready')
  readonly own = async () => Promise.reject('own')
  readonly parent: Client | undefined = undefined

  get count(): number {
    return this.#count
  }
  set count(value: number) {
    this.#count = value
  }
  add(by: number): this {
    this.#count += by
    return this
  }
  isPositive(): boolean {
    return this.#count > 0
  }
  fail(): never {
    throw new RangeError('at once')
  }
  async read(): Promise<number> {
    if (this.#count === 0) throw new Error('empty')
    return this.#count
  }
  async readTwice(): Promise<number> {
    return (await this.read()) + (await this.read())
  }
  readLater(): { then: Promise<string>['then'] } {
    const promise = Promise.reject<string>('later')
    // biome-ignore lint/suspicious/noThenProperty: promises of other libraries are thenables.
    return { then: promise.then.bind(promise) }
  }
  alias = Client.prototype.read
}

class SubClient {
  #id = 'sub'
  async read(): Promise<string> {
    return await Promise.reject(this.#id)
  }
  self(): this {
    return this
  }
}

describe('a wrapped client of any make', () => {
  test.each<[string, string, (client: ReturnType<typeof wrapVodClient<Client>>) => Promise<unknown>]>([
    ['a prototype method', 'read', (client) => client.read()],
    ['a method that is an own property', 'own', (client) => client.own()],
    ['a method under a second name, by that name', 'alias', (client) => client.alias()],
    ['a method that calls another', 'readTwice', (client) => client.readTwice()],
    ['a method of a thenable', 'readLater', (client) => client.readLater()],
    ['a method of a sub-client', 'read', (client) => client.sub.read()],
    ['a method of what a sub-client returns as itself', 'read', (client) => client.sub.self().read()],
    ['a method of a plain namespace', 'read', (client) => client.space.read()],
    ['a method of a namespace without a prototype', 'read', (client) => client.bare.read()],
    ['a method after chaining', 'read', (client) => client.add(0).add(0).read()],
  ])('rejects with VodError out of %s', async (_name, operation, call) => {
    for (const client of [new Client(), Object.freeze(new Client())]) {
      const result = call(wrapVodClient(client))
      expect(result).toBeInstanceOf(Promise)
      const thrown: unknown = await result.catch((reason: unknown) => reason)
      expect(isVodError(thrown)).toBe(true)
      expect(thrown).toMatchObject({ code: 'UpstreamFailed', status: 502, operation })
    }
  })

  test('reads and writes through accessors to private fields', () => {
    const client = new Client()
    const wrapped = wrapVodClient(client)
    wrapped.count = 3
    expect([wrapped.count, client.count, wrapped.add(1).count]).toEqual([3, 3, 4])
  })

  test('keeps synchronous methods as they are: results, chaining and what they throw', () => {
    const client = new Client()
    const wrapped = wrapVodClient(client)
    expect(wrapped.isPositive()).toBe(false)
    expect(wrapped.add(1)).toBe(wrapped)
    expect(wrapped.isPositive()).toBe(true)
    expect(() => wrapped.fail()).toThrow(new RangeError('at once'))
  })

  test('lets another client borrow a method', () => {
    const { add } = wrapVodClient(new Client())
    const other = new Client()
    expect(Reflect.apply(add, other, [2])).toBe(other)
    expect(other.count).toBe(2)
  })
})

describe('results and data of a wrapped client of any make', () => {
  test('are those of its methods', async () => {
    expect(await wrapVodClient(new Client()).add(2).readTwice()).toBe(4)
  })

  test('come as events, too', () => {
    const client = new Client()
    const wrapped = wrapVodClient(client)
    const hear = jest.fn()
    expect(wrapped.on('progress', hear)).toBe(wrapped)
    client.emit('progress', 1)
    wrapped.emit('progress', 2)
    expect(hear.mock.calls).toEqual([[1], [2]])
    expect(wrapped.listenerCount('progress')).toBe(1)
  })

  test.each(['settings', 'words', 'list', 'made', 'known', 'ready', 'parent'] as const)(
    'are shown as they are: %s',
    (key) => {
      const client = new Client()
      expect(wrapVodClient(client)[key]).toBe(client[key])
    },
  )

  test('are the same method and the same sub-client each time', () => {
    const wrapped = wrapVodClient(new Client())
    expect(wrapped.read).toBe(wrapped.read)
    expect(wrapped.sub).toBe(wrapped.sub)
    expect(wrapped.sub.read).toBe(wrapped.sub.read)
  })
})

describe('properties of a wrapped client of any make', () => {
  test('follow what is set on the client later', async () => {
    const client = new Client()
    const wrapped = wrapVodClient(client)
    const before = wrapped.read
    client.read = async () => 7
    expect(wrapped.read).not.toBe(before)
    expect(await wrapped.read()).toBe(7)
    expect(Reflect.deleteProperty(wrapped, 'read')).toBe(true)
    expect(Object.hasOwn(client, 'read')).toBe(false)
  })

  test('may be such as nobody can configure', async () => {
    const client = Object.defineProperty(new Client(), 'fixed', {
      value: async () => Promise.reject('fixed'),
    })
    const wrapped = wrapVodClient(client)
    expect(Object.getOwnPropertyDescriptor(wrapped, 'fixed')).toMatchObject({
      writable: false,
      enumerable: false,
    })
    const fixed: unknown = Reflect.get(wrapped, 'fixed')
    if (typeof fixed !== 'function') throw new Error('no method')
    await expect(fixed()).rejects.toMatchObject({ code: 'UpstreamFailed', operation: 'fixed' })
  })

  test('may be frozen, and wrapped twice', async () => {
    const client = Object.freeze(new Client())
    const twice = wrapVodClient(wrapVodClient(client))
    await expect(twice.read()).rejects.toMatchObject({ code: 'UpstreamFailed', operation: 'read' })
    expect(twice.settings).toBe(client.settings)
  })

  test('survives a getter that throws as the client itself does', () => {
    const trap = () => {
      throw new Error('trap')
    }
    const wrapped = wrapVodClient(Object.defineProperty({}, 'x', { get: trap }))
    expect(() => Reflect.get(wrapped, 'x')).toThrow('trap')
  })
})

describe('definitions on a wrapped client of any make', () => {
  test('can be defined, as mocks of node:test are, and are those of the client', async () => {
    const client = new Client()
    const wrapped = wrapVodClient(client)
    const mocked = mock.method(wrapped, 'read', async () => 7)
    expect([await wrapped.read(), await client.read()]).toEqual([7, 7])
    mocked.mock.restore()
    await expect(wrapped.read()).rejects.toMatchObject({ operation: 'read' })
    Object.defineProperty(wrapped, 'added', { value: 1 })
    expect([Reflect.get(wrapped, 'added'), Reflect.get(client, 'added')]).toEqual([1, 1])
    expect(() => Object.defineProperty(wrapped, 'fixed', { value: 1, configurable: false })).toThrow(
      TypeError,
    )
    expect(client).not.toHaveProperty('fixed')
  })

  test('cannot be frozen through the wrapper, which says so', () => {
    const wrapped = wrapVodClient(new Client())
    expect(() => Object.freeze(wrapped)).toThrow(TypeError)
    expect(Object.isFrozen(wrapped)).toBe(false)
    expect(Object.keys(wrapped)).toContain('settings')
  })
})

describe('refuses at once', () => {
  test.each<[string, unknown, unknown, string]>([
    ['nothing', undefined, {}, 'Expected `client` to be an object, got undefined'],
    ['text', 'client', {}, 'Expected `client` to be an object, got "client"'],
    ['null for options', {}, null, 'Expected `options` to be an object, got null'],
    [
      'a timeout of 0',
      {},
      { timeout: 0 },
      'Expected `timeout` to be an integer of milliseconds, 1 to 2147483647, got 0',
    ],
    ['a signal that is none', {}, { signal: 1 }, 'Expected `signal` to be an AbortSignal, got 1'],
    [
      'another transport',
      {},
      { transport: 'fetch' },
      'Expected `transport` to be \'sdk\', or left out, got "fetch"',
    ],
    [
      'an agent that is none',
      {},
      { agent: { ca: 'x' } },
      "Expected `agent` to be an agent of node, such as new https.Agent({ ca, keepAlive: true }), got { ca: 'x' }",
    ],
    [
      'a bound of no bytes',
      {},
      { maxResponseBytes: 0 },
      'Expected `maxResponseBytes` to be an integer of at least 1, got 0',
    ],
    [
      'a bound for a transport that has none',
      {},
      { transport: 'sdk', maxResponseBytes: 9 },
      "Expected `maxResponseBytes` to be left out where transport is 'sdk', got 9",
    ],
    [
      'a name for all its calls',
      {},
      { operation: 'x' },
      'Expected `options` to be an object with only timeout, signal, transport, agent, maxResponseBytes, got "operation"',
    ],
  ])('%s', (_name, client, options, message) => {
    const attempt = () => wrapVodClient(client as object, options as WrapOptions)
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(new TypeError(message))
  })
})

test('has the types of its client, with native promises', () => {
  const wrapped = wrapVodClient(new Client())
  const types = {
    sdk: (client: VodClient) =>
      wrapVodClient(client).getMediaResource satisfies (mediaId: string) => Promise<SdkResponse>,
    base: (client: BceBaseClient) =>
      wrapVodClient(client).sendRequest satisfies (method: string, path: string) => Promise<SdkResponse>,
    async: wrapped.read satisfies () => Promise<number>,
    thenable: wrapped.readLater satisfies () => Promise<string>,
    sub: wrapped.sub.read satisfies () => Promise<string>,
    sync: wrapped.isPositive satisfies () => boolean,
    data: wrapped.settings satisfies { readonly region: string; readonly nested: { readonly deep: boolean } },
    // @ts-expect-error: a wrong argument is still one.
    wrong: (client: VodClient) => wrapVodClient(client).getMediaResource(7),
  }
  expect(Object.keys(types)).toHaveLength(8)
})
