import { ACCOUNT_STATES, createVodEmulator } from '../src/index.ts'
import { rawRequest } from './raw-request.ts'
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
  const answer = await rawRequest(`${vod.endpoint}/_emulator/${path}`, options)
  return { status: answer.status, body: JSON.parse(answer.text) }
}

describe('the admin routes, which nobody signs', () => {
  test('put faults in line, one or many, and say what waits', async () => {
    await admin('POST', 'faults', { code: 'MediaBanned', times: 2 })
    const waiting = await admin('POST', 'faults', [{ transport: 'empty' }, { code: 'InternalError' }])
    const faults = [
      { code: 'MediaBanned', times: 2 },
      { transport: 'empty', times: 1 },
      { code: 'InternalError', times: 1 },
    ]
    expect(waiting).toEqual({ status: 200, body: { faults } })
    const rejection = await rejectionOf(sdkClients(vod).call('GET', '/v2/medias'))
    expect(rejection.status_code).toBe(403)
    expect((await admin('GET', 'faults')).body).toEqual({
      faults: [{ ...faults[0], times: 1 }, ...faults.slice(1)],
    })
    expect((await admin('DELETE', 'faults')).body).toEqual({ faults: [] })
  })

  test('answer 400, with the message of the library, for what is no fault, and put none of the list', async () => {
    expect(await admin('POST', 'faults', [{ code: 'MediaBanned' }, { transport: 'fire' }])).toEqual({
      status: 400,
      body: {
        message:
          'Expected `transport` to be one of hang, reset, truncated, brokenJson, html, empty, slow, got "fire"',
      },
    })
    expect((await admin('GET', 'faults')).body).toEqual({ faults: [] })
  })

  test('answer 400 for a body that is not JSON', async () => {
    expect(await admin('POST', 'faults', '{"code":')).toEqual({
      status: 400,
      body: { message: 'Expected `body` to be JSON, got "{\\"code\\":"' },
    })
  })

  test('carry bytes in base64', async () => {
    await admin('POST', 'faults', { answer: { status: 200, bodyBase64: '/wBB' } })
    const response = await fetch(`${vod.endpoint}/v2/medias`)
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0xff, 0x00, 0x41])
  })

  test.each(ACCOUNT_STATES)('set and show the account: %s', async (account) => {
    expect(await admin('PUT', 'account', { account })).toEqual({ status: 200, body: { account } })
    expect(vod.account).toBe(account)
    expect((await admin('GET', 'account')).body).toEqual({ account })
  })

  test('refuse an account state that is none', async () => {
    const { status, body } = await admin('PUT', 'account', { account: 'rich' })
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        message:
          'Expected `account` to be one of active, overdue, banned, notOpened, notSubscribed, notQualified, got "rich"',
      },
    })
  })

  test('show the journal and do not stand in it', async () => {
    await rejectionOf(sdkClients(vod).call('GET', '/v2/nothing'))
    const { body } = await admin('GET', 'requests')
    expect(body).toEqual({ requests: vod.requests })
    expect(vod.requests).toMatchObject([{ path: '/v2/nothing', code: 'InvalidURI' }])
  })

  test('bring everything back to the seed', async () => {
    vod.account = 'banned'
    vod.failNext({ code: 'InternalError' })
    expect(await admin('POST', 'reset')).toEqual({ status: 200, body: { reset: true } })
    expect(vod.account).toBe('active')
    await expect(sdkClients(vod).call('GET', '/v2/medias')).resolves.toBeDefined()
  })

  test('answer 404 with the routes that there are, for any other path', async () => {
    const { status, body } = await admin('GET', 'nothing')
    expect(status).toBe(404)
    expect(body).toMatchObject({
      routes: expect.arrayContaining(['POST /_emulator/faults', 'POST /_emulator/reset']),
    })
  })

  test('never meet a fault', async () => {
    vod.failNext({ transport: 'hang' })
    expect((await admin('GET', 'faults')).status).toBe(200)
  })
})
