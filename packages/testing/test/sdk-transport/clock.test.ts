import { BceBaseClient, type SdkConfig, VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, type Fault, SEED } from '@vod-errors/emulator'
import { VodClient as OldVodClient } from 'bce-sdk-js'

const vod = createVodEmulator()
const { media, credentials } = SEED
const HOUR = 3_600_000

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(() => {
  BceBaseClient.prototype.timeOffset = 0
})

const config = (): SdkConfig => ({ endpoint: vod.endpoint, credentials })
/** Seconds would be lost in the date of a header. */
const dateIn = (milliseconds: number) => new Date(Date.now() + milliseconds).toUTCString()

interface Complaint {
  readonly code: string
  readonly status: number
  /** Milliseconds that its clock is ahead. */
  readonly ahead: number
}

function complaint({ code, status, ahead }: Complaint): Fault {
  const headers = { 'content-type': 'application/json', date: dateIn(ahead) }
  return { response: { status, headers, body: JSON.stringify({ requestId: 'r-1', code, message: 'm' }) } }
}

/** Notes the time of each signature, by how far it is ahead. */
function noteOffsets(client: BceBaseClient): number[] {
  const offsets: number[] = []
  const { createSignature } = client
  client.createSignature = function (...request) {
    offsets.push(this.timeOffset ?? 0)
    return Reflect.apply(createSignature, this, request)
  }
  return offsets
}

const skewed = (ahead: number) => complaint({ code: 'RequestTimeTooSkewed', status: 403, ahead })

describe('the signing clock of a wrapped client', () => {
  test('follows a RequestTimeTooSkewed of VOD, and the call is sent once more', async () => {
    const client = new BceBaseClient(config(), 'vod', true)
    const offsets = noteOffsets(client)
    vod.failNext(skewed(8 * HOUR))
    vod.failNext({ response: { status: 200, body: 'ok' } })
    await wrapVodClient(client).sendRequest('GET', '/v2/medias')
    expect(offsets).toEqual([0, expect.any(Number)])
    expect(Math.abs((offsets[1] ?? 0) - 8 * HOUR)).toBeLessThan(2000)
  })

  test('is told once a call: a second complaint is the result', async () => {
    vod.failNext({ ...skewed(8 * HOUR), times: 3 })
    const call = wrapVodClient(new VodClient(config())).getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({ code: 'RequestTimeTooSkewed' })
    expect(vod.requests).toHaveLength(2)
  })

  test('is kept for the next call of any method of the client, and not for another client', async () => {
    const client = wrapVodClient(new VodClient(config()))
    vod.failNext({ ...skewed(-8 * HOUR), times: 2 })
    await expect(client.getMediaResource(media.published)).rejects.toMatchObject({
      code: 'RequestTimeTooSkewed',
    })
    await expect(client.listMediaResources()).rejects.toMatchObject({ code: 'RequestExpired' })
    expect(await wrapVodClient(new VodClient(config())).listMediaResources()).toMatchObject({ body: {} })
    expect(BceBaseClient.prototype.timeOffset ?? 0).toBe(0)
  })

  test('follows a RequestExpired too, for the next call', async () => {
    const client = new BceBaseClient(config(), 'vod', true)
    const offsets = noteOffsets(client)
    const wrapped = wrapVodClient(client)
    vod.failNext(complaint({ code: 'RequestExpired', status: 400, ahead: HOUR }))
    await expect(wrapped.sendRequest('GET', '/v2/medias')).rejects.toMatchObject({ code: 'RequestExpired' })
    vod.failNext({ response: { status: 200 } })
    await wrapped.sendRequest('GET', '/v2/medias')
    expect(offsets).toEqual([0, expect.any(Number)])
    expect(offsets[1]).toBeGreaterThan(HOUR - 2000)
  })
})

describe('the signing clock of a wrapped client, at a date to doubt,', () => {
  test.each<[string, Fault]>([
    ['the date of another error', complaint({ code: 'MediaNotFound', status: 404, ahead: -HOUR })],
    [
      'the date of a gateway’s page',
      { response: { status: 502, headers: { date: dateIn(-HOUR) }, body: '<html>' } },
    ],
    ['a date more than a day ahead', skewed(25 * HOUR)],
    ['a date more than a day behind', skewed(-25 * HOUR)],
    [
      'a date that is none',
      {
        response: {
          status: 403,
          headers: { date: 'soon', 'content-type': 'application/json' },
          body: '{"requestId":"r","code":"RequestTimeTooSkewed","message":"m"}',
        },
      },
    ],
  ])('does not follow %s', async (_what, fault) => {
    const client = wrapVodClient(new BceBaseClient(config(), 'vod', true))
    vod.failNext(fault)
    await expect(client.sendRequest('GET', '/v2/medias')).rejects.toBeDefined()
    expect(vod.requests).toHaveLength(1)
    expect(await client.sendRequest('GET', '/v2/medias')).toMatchObject({ body: {} })
  })

  test('does not follow the date of another host', async () => {
    const other = createVodEmulator()
    await other.start()
    other.failNext(skewed(-8 * HOUR))
    const client = wrapVodClient(new BceBaseClient(config(), 'vod', true))
    const call = client.sendRequest('GET', '/v2/medias', { config: { endpoint: other.endpoint } })
    await expect(call).rejects.toMatchObject({ code: 'RequestTimeTooSkewed' })
    expect(await client.sendRequest('GET', '/v2/medias')).toMatchObject({ body: {} })
    await other.stop()
  })

  test('is not that of the process, which the bare SDK moves with every error', async () => {
    vod.failNext(complaint({ code: 'MediaNotFound', status: 404, ahead: -8 * HOUR }))
    await Promise.resolve(new VodClient(config()).getMediaResource('mda-1')).catch(() => {})
    expect(BceBaseClient.prototype.timeOffset).toBeLessThan(-HOUR)
    expect(await wrapVodClient(new VodClient(config())).listMediaResources()).toMatchObject({ body: {} })
  })

  test('cannot be corrected in bce-sdk-js, whose signatures take the time of the process', async () => {
    vod.failNext({ ...skewed(8 * HOUR), times: 2 })
    const call = wrapVodClient(new OldVodClient(config())).getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({ code: 'RequestTimeTooSkewed' })
  })
})
