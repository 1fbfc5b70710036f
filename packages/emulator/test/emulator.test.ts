import { channel } from 'node:diagnostics_channel'
import { request } from '@vod-errors/testing'
import { createVodEmulator, SEED, type VodEmulator } from '../src/index.ts'
import { rejectionOf, resetSigningClock, sdkClients } from './sdk-clients.ts'

let vod: VodEmulator

beforeEach(async () => {
  vod = createVodEmulator()
  await vod.start()
})
afterEach(() => vod.stop())
afterEach(resetSigningClock)

describe('start and stop', () => {
  test('listen on a free port of the loopback address', () => {
    expect(vod.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d{2,5}$/)
  })

  test('two emulators run side by side without sharing state', async () => {
    const other = createVodEmulator()
    await other.start()
    other.account = 'banned'
    await expect(sdkClients(vod).call('GET', '/v2/medias')).resolves.toBeDefined()
    expect(other.requests).toEqual([])
    await other.stop()
  })

  test('a second start does nothing', async () => {
    const { endpoint } = vod
    await Promise.all([vod.start(), vod.start()])
    expect(vod.endpoint).toBe(endpoint)
  })

  test('stop closes hanging connections at once', async () => {
    vod.failNext({ transport: 'hang' })
    const arrived = new Promise((resolve) => channel('http.server.request.start').subscribe(resolve))
    const hanging = request(`${vod.endpoint}/v2/medias`).catch((error: NodeJS.ErrnoException) => error.code)
    await arrived
    const began = performance.now()
    await vod.stop()
    expect(performance.now() - began).toBeLessThan(500)
    expect(await hanging).toBe('ECONNRESET')
  })

  test('a second stop does nothing, and a stopped emulator has no endpoint', async () => {
    await Promise.all([vod.stop(), vod.stop()])
    await vod.stop()
    expect(() => vod.endpoint).toThrow('The emulator is not running: await start() first')
  })

  test('keep the state across a restart', async () => {
    await sdkClients(vod).call('DELETE', `/v2/medias/${SEED.media.published}`)
    await vod.stop()
    await vod.start()
    const rejection = await rejectionOf(sdkClients(vod).call('GET', `/v2/medias/${SEED.media.published}`))
    expect(rejection.status_code).toBe(404)
  })

  test('start rejects while the port is in use, and works once it is free', async () => {
    const port = Number(new URL(vod.endpoint).port)
    const second = createVodEmulator({ port })
    await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await vod.stop()
    await second.start()
    expect(second.endpoint).toBe(`http://127.0.0.1:${port}`)
    await second.stop()
  })
})

describe('reset', () => {
  test('restores media, account, fault queue and journal', async () => {
    const { call } = sdkClients(vod)
    await call('DELETE', `/v2/medias/${SEED.media.published}`)
    vod.account = 'overdue'
    vod.failNext({ code: 'InternalError' })
    vod.reset()
    expect(vod.requests).toEqual([])
    await expect(call('GET', `/v2/medias/${SEED.media.published}`)).resolves.toBeDefined()
  })
})

describe('the journal', () => {
  test('records every call in order, with status, code and request id', async () => {
    const { call } = sdkClients(vod)
    await call('GET', '/v2/callback')
    const rejection = await rejectionOf(call('GET', '/v2/tasks/tsk-none?maxSize=1'))
    const added = { time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), injected: undefined }
    const withoutTimes = vod.requests.map(({ tookMs, ...record }) => record)
    expect(withoutTimes).toEqual([
      {
        ...added,
        number: 1,
        method: 'GET',
        path: '/v2/callback',
        query: '',
        status: 200,
        code: undefined,
        requestId: expect.any(String),
      },
      {
        ...added,
        number: 2,
        method: 'GET',
        path: '/v2/tasks/tsk-none',
        query: 'maxSize=1',
        status: rejection.status_code,
        code: expect.any(String),
        requestId: rejection.request_id,
      },
    ])
  })

  test('is read-only', async () => {
    await sdkClients(vod).call('GET', '/v2/callback')
    const [record] = vod.requests
    expect(Object.isFrozen(record)).toBe(true)
    expect(vod.requests).not.toBe(vod.requests)
  })
})

describe('the account', () => {
  test('rejects an unknown state', () => {
    const set: (state: never) => void = (state) => {
      vod.account = state
    }
    expect(() => set('rich' as never)).toThrow(TypeError)
    expect(vod.account).toBe('active')
  })
})

describe('the options', () => {
  test.each<[string, unknown, string]>([
    ['not an object', 'port', 'Expected `options` to be an object, got "port"'],
    ['a misspelled name', { prot: 1 }, 'Expected `options` to be an object with only port, host'],
    ['a port out of range', { port: 65_536 }, 'Expected `port` to be an integer 0–65535, got 65536'],
    ['a port that is a string', { port: '80' }, 'Expected `port` to be an integer 0–65535, got "80"'],
    ['an empty host', { host: '' }, 'Expected `host` to be a non-empty string, got ""'],
    [
      'half a key pair',
      { credentials: { ak: 'a' } },
      'Expected `credentials.sk` to be letters, digits, _ and -, got undefined',
    ],
    [
      'a key with a slash',
      { credentials: { ak: 'a/b', sk: 'c' } },
      'Expected `credentials.ak` to be letters',
    ],
    ['a negative time', { changeTakesMs: -1 }, 'Expected `changeTakesMs` to be an integer 0–60000, got -1'],
  ])('are rejected: %s', (_, options, message) => {
    expect(() => createVodEmulator(options as never)).toThrow(TypeError)
    expect(() => createVodEmulator(options as never)).toThrow(message)
  })

  test('replace the key pairs and the account id of the seed', async () => {
    const own = createVodEmulator({ credentials: { ak: 'mine', sk: 'my-secret' }, accountId: 'account-7' })
    await own.start()
    own.account = 'notOpened'
    const rejection = await rejectionOf(sdkClients(own).call('GET', '/v2/medias'))
    expect(rejection.message).toBe('User with accountId account-7 not found')
    const seeded = await rejectionOf(sdkClients(own, SEED.credentials).call('GET', '/v2/medias'))
    expect(seeded.code).toBe('InvalidAccessKeyId')
    await own.stop()
  })
})
