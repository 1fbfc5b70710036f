import { request } from '@vod-errors/testing'
import { ACCOUNT_STATES, createVodEmulator } from '../src/index.ts'
import { rejectionOf, resetSigningClock, sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(resetSigningClock)

async function admin(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const headers = { 'content-type': 'application/json' }
  const options = text === undefined ? { method } : { method, headers, body: text }
  const { status, text: json } = await request(`${vod.endpoint}/_emulator/${path}`, options)
  return { status, body: JSON.parse(json) }
}

describe('the fault routes, unsigned', () => {
  test('queue one or many faults, and list those still pending', async () => {
    await admin('POST', 'faults', { code: 'MediaBanned', times: 2 })
    const queued = await admin('POST', 'faults', [{ transport: 'empty' }, { code: 'InternalError' }])
    const faults = [
      { code: 'MediaBanned', times: 2 },
      { transport: 'empty', times: 1 },
      { code: 'InternalError', times: 1 },
    ]
    expect(queued).toEqual({ status: 200, body: { faults } })
    const rejection = await rejectionOf(sdkClients(vod).call('GET', '/v2/medias'))
    expect(rejection.status_code).toBe(403)
    expect((await admin('GET', 'faults')).body).toEqual({
      faults: [{ ...faults[0], times: 1 }, ...faults.slice(1)],
    })
    expect((await admin('DELETE', 'faults')).body).toEqual({ faults: [] })
  })

  test('respond 400 with the message of the TypeError to an invalid fault, and queue none of the list', async () => {
    expect(await admin('POST', 'faults', [{ code: 'MediaBanned' }, { transport: 'fire' }])).toEqual({
      status: 400,
      body: {
        message:
          'Expected `transport` to be one of hang, reset, truncated, brokenJson, html, empty, slow, got "fire"',
      },
    })
    expect((await admin('GET', 'faults')).body).toEqual({ faults: [] })
  })

  test('respond 400 to a body that is not JSON', async () => {
    expect(await admin('POST', 'faults', '{"code":')).toEqual({
      status: 400,
      body: { message: 'Expected `body` to be JSON, got "{\\"code\\":"' },
    })
  })

  test('accept bytes in base64', async () => {
    await admin('POST', 'faults', { response: { status: 200, bodyBase64: '/wBB' } })
    const response = await fetch(`${vod.endpoint}/v2/medias`)
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0xff, 0x00, 0x41])
  })

  test('show bytes in base64, in a form that can be queued again', async () => {
    const bytes = Uint8Array.of(0xff, 0x00, 0x41)
    vod.failNext({ raw: { bytes } })
    vod.failNext({ response: { status: 200, body: bytes } })
    const { body } = await admin('GET', 'faults')
    const faults = [
      { raw: { bytesBase64: '/wBB' }, times: 1 },
      { response: { status: 200, bodyBase64: '/wBB' }, times: 1 },
    ]
    expect(body).toEqual({ faults })
    expect((await admin('POST', 'faults', faults)).body).toEqual({ faults: [...faults, ...faults] })
  })

  test('are never affected by a fault', async () => {
    vod.failNext({ transport: 'hang' })
    expect((await admin('GET', 'faults')).status).toBe(200)
  })
})

describe('the other admin routes', () => {
  test.each(ACCOUNT_STATES)('set and show the account: %s', async (account) => {
    expect(await admin('PUT', 'account', { account })).toEqual({ status: 200, body: { account } })
    expect(vod.account).toBe(account)
    expect((await admin('GET', 'account')).body).toEqual({ account })
  })

  test('reject an unknown account state', async () => {
    const { status, body } = await admin('PUT', 'account', { account: 'rich' })
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        message:
          'Expected `account` to be one of active, overdue, banned, notOpened, notSubscribed, notQualified, got "rich"',
      },
    })
  })

  test('show the journal, without themselves', async () => {
    await rejectionOf(sdkClients(vod).call('GET', '/v2/nothing'))
    const { body } = await admin('GET', 'requests')
    expect(body).toEqual({ requests: vod.requests })
    expect(vod.requests).toMatchObject([{ path: '/v2/nothing', code: 'InvalidURI' }])
  })

  test('restore the seed', async () => {
    vod.account = 'banned'
    vod.failNext({ code: 'InternalError' })
    expect(await admin('POST', 'reset')).toEqual({ status: 200, body: { reset: true } })
    expect(vod.account).toBe('active')
    await expect(sdkClients(vod).call('GET', '/v2/medias')).resolves.toBeDefined()
  })

  test('respond 404 with a list of the routes to any other path', async () => {
    const { status, body } = await admin('GET', 'nothing')
    expect(status).toBe(404)
    expect(body).toMatchObject({
      routes: expect.arrayContaining(['POST /_emulator/faults', 'POST /_emulator/reset']),
    })
  })
})
