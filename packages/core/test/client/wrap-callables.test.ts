import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { createVodEmulator } from '@vod-errors/emulator'
import axios, { type AxiosInstance, type AxiosResponse } from 'axios'
import { isVodError, type WrappedVodClient, wrapVodClient } from '../../src/index.ts'

const vod = createVodEmulator()
beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

const PATH = '/v2/medias/mda-1'
const open = () => axios.create({ baseURL: vod.endpoint })

/** Every way to make a request with an axios instance, and the operation it has. */
const CALLS: Readonly<Record<string, readonly [string, (client: AxiosInstance) => Promise<unknown>]>> = {
  'the instance, with a config': ['request', (client) => client({ url: PATH })],
  'the instance, with a URL': ['request', (client) => client(PATH)],
  'its method request': ['request', (client) => client.request({ url: PATH })],
  'its method get': ['get', (client) => client.get(PATH)],
  'a method that is taken off': ['post', ({ post }) => post(PATH)],
  'call, as of any function': [
    'call',
    (client) => Reflect.apply(Reflect.get(client, 'call'), client, [undefined, PATH]),
  ],
}

describe.each(Object.entries(CALLS))('a wrapped axios instance, called by %s', (_name, [operation, call]) => {
  test('rejects with VodError', async () => {
    vod.failNext({ code: 'MediaNotFound' })
    const thrown = await call(wrapVodClient(open())).catch((thrown: unknown) => thrown)
    expect(isVodError(thrown)).toBe(true)
    expect(thrown).toMatchObject({ code: 'MediaNotFound', operation, requestId: vod.requests[0]?.requestId })
  })

  test('resolves to the response', async () => {
    vod.failNext({ response: { status: 200, body: '7' } })
    await expect(call(wrapVodClient(open()))).resolves.toMatchObject({ status: 200, data: 7 })
  })
})

test('what is built on the client works: interceptors, defaults, new instances, errors', async () => {
  const bare = open()
  const client = wrapVodClient(bare)
  const seen: unknown[] = []
  client.interceptors.request.use((config) => {
    seen.push(config.url)
    return config
  })
  client.defaults.timeout = 9
  expect([bare.defaults.timeout, client.defaults]).toEqual([9, bare.defaults])
  expect(client.defaults).toBe(bare.defaults)
  expect(client.getUri({ url: PATH })).toBe(vod.endpoint + PATH)
  expect(typeof client.create().get).toBe('function')
  expect(typeof client).toBe('function')
  expect([client.name, client.length]).toEqual([bare.name, bare.length])
  expect(Object.keys(client)).toEqual(Object.keys(bare))
  await client(PATH).catch(() => {})
  expect(seen).toEqual([PATH])
})

describe('a client that is a function of its own', () => {
  async function callVod(path: string): Promise<string> {
    if (path === '/ok') return 'ok'
    throw Object.assign(new Error('lost'), { code: 'ECONNRESET' })
  }

  test('rejects with VodError, with its name for an operation', async () => {
    const client = wrapVodClient(callVod)
    expect(await client('/ok')).toBe('ok')
    await expect(client('/x')).rejects.toMatchObject({ code: 'UpstreamUnreachable', operation: 'callVod' })
  })

  test('keeps its methods, its timeout and its results that are no promises', async () => {
    const client = wrapVodClient(
      Object.assign((path: string) => path.length, { later: () => new Promise(() => {}), version: 2 }),
      { timeout: 20 },
    )
    expect([client('/x'), client.version]).toEqual([2, 2])
    await expect(client.later()).rejects.toMatchObject({ code: 'UpstreamTimeout', operation: 'later' })
  })

  test('has the name call if it has none', async () => {
    const client = wrapVodClient(
      (
        () => async () =>
          Promise.reject(new Error('x'))
      )(),
    )
    await expect(client()).rejects.toMatchObject({ operation: 'call' })
  })

  test('gets the wrapper for itself if it returns itself', () => {
    const self: () => unknown = () => self
    const client = wrapVodClient(self)
    expect(client()).toBe(client)
  })

  test('can be frozen, and wrapped twice', async () => {
    const client = wrapVodClient(wrapVodClient(Object.freeze(callVod)))
    await expect(client('/x')).rejects.toMatchObject({ operation: 'callVod' })
  })
})

/** Like got and ky: a promise of the response, with methods for its body, and one that returns the promise itself. */
function request(isLost: boolean) {
  const response = isLost ? Promise.reject(new Error('lost')) : Promise.resolve({ status: 200 })
  const json = async () => (await response).status
  const made = Object.assign(response, { json, cancel: () => 'canceled', isStream: false })
  return Object.assign(made, { on: () => made })
}

describe('a promise with methods for the body', () => {
  test('keeps them, and they reject with VodError', async () => {
    const client = wrapVodClient(request)
    expect(await client(false)).toEqual({ status: 200 })
    expect(await client(false).json()).toBe(200)
    expect(client(false).cancel()).toBe('canceled')
    const unhandled = jest.fn()
    process.on('unhandledRejection', unhandled)
    await expect(client(true).json()).rejects.toMatchObject({ code: 'UpstreamFailed', operation: 'request' })
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  })

  test('keeps them after a method that returns the promise itself', async () => {
    expect(await wrapVodClient(request)(false).on().json()).toBe(200)
  })

  test.each([
    ['read by a method', async (call: ReturnType<typeof request>) => await call.json()],
    ['read after a listener was added', async (call: ReturnType<typeof request>) => await call.on().json()],
    ['awaited', async (call: ReturnType<typeof request>) => await call],
    [
      'read twice',
      async (call: ReturnType<typeof request>) => await Promise.all([call, call.json(), call.json()]),
    ],
    [
      'awaited and then read',
      async (call: ReturnType<typeof request>) => {
        await call
        await call.json()
      },
    ],
  ])('publishes one call that is %s, whatever comes of it', async (_name, read) => {
    const published = jest.fn()
    subscribe('vod-errors:call', published)
    const client = wrapVodClient(request)
    await read(client(false))
    await read(client(true)).catch(() => {})
    unsubscribe('vod-errors:call', published)
    expect(published.mock.calls.map(([{ code }]) => code)).toEqual([undefined, 'UpstreamFailed'])
  })
})

test('refuses a class, which is no client yet', () => {
  class VodClient {}
  expect(() => wrapVodClient(VodClient)).toThrow(
    new TypeError('Expected `client` to be a client, not its class: new VodClient(config), got [function]'),
  )
})

test('has the types of its client', () => {
  const types = {
    axios: (client: AxiosInstance) => wrapVodClient(client) satisfies AxiosInstance,
    call: (client: AxiosInstance) =>
      wrapVodClient(client)<number>('/x') satisfies Promise<AxiosResponse<number>>,
    method: (client: AxiosInstance) =>
      wrapVodClient(client).get<number>('/x') satisfies Promise<AxiosResponse<number>>,
    thenable: (client: WrappedVodClient<(id: string) => PromiseLike<number>>) =>
      client('x') satisfies Promise<number>,
    // @ts-expect-error: a wrong argument is still one.
    wrong: (client: AxiosInstance) => wrapVodClient(client)(7),
    // @ts-expect-error: an object is still none to call.
    object: () => wrapVodClient({ get: async () => 7 })(),
  }
  expect(Object.keys(types)).toHaveLength(6)
})
