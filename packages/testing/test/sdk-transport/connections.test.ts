import { Agent } from 'node:https'
import { VodClient } from '@baiducloud/sdk'
import { type WrapOptions, wrapVodClient } from '@vod-errors/core'
import { createVodEmulator, SEED } from '@vod-errors/emulator'
import { makeCertificate } from '../../src/certificate.ts'
import { type Front, openFront } from '../../src/front.ts'

const vod = createVodEmulator()
const { media, credentials } = SEED
let certificate: Awaited<ReturnType<typeof makeCertificate>>
let front: Front

beforeAll(async () => {
  certificate = await makeCertificate()
  await vod.start()
})
afterAll(() => vod.stop())
afterEach(async () => {
  await front?.stop()
  vod.reset()
})

const clientAt = (endpoint: string, options: WrapOptions = {}) =>
  wrapVodClient(new VodClient({ endpoint, credentials }), options)

describe('a certificate', () => {
  beforeEach(async () => {
    front = await openFront({ endpoint: vod.endpoint, tls: certificate })
  })

  test('that nobody vouches for is UpstreamUnreachable, and VOD sees no request', async () => {
    const call = clientAt(front.endpoint).getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({
      code: 'UpstreamUnreachable',
      cause: { code: expect.stringMatching('SELF_SIGNED') },
    })
    expect(vod.requests).toEqual([])
  })

  test('of a private CA is taken where the agent knows the CA', async () => {
    const agent = new Agent({ ca: certificate.cert, keepAlive: true })
    const { body } = await clientAt(front.endpoint, { agent }).getMediaResource(media.published)
    expect(body).toMatchObject({ mediaId: media.published })
    agent.destroy()
  })

  test('of another host is UpstreamUnreachable', async () => {
    const agent = new Agent({ ca: certificate.cert })
    const elsewhere = front.endpoint.replace('127.0.0.1', 'localhost')
    const call = clientAt(elsewhere, { agent }).getMediaResource(media.published)
    await expect(call).rejects.toMatchObject({
      code: 'UpstreamUnreachable',
      cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    })
  })
})
