import { createHash } from 'node:crypto'
import { bareCode } from '@vod-errors/core/catalog'
import { createVodEmulator, SEED } from '../src/index.ts'
import { type CallV2, rejectionOf, resetSigningClock, sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())
afterEach(resetSigningClock)

interface Application {
  readonly sessionKey: string
  readonly urls: readonly [string, ...string[]]
}

async function apply(call: CallV2, fields: object): Promise<Application> {
  const { body } = await call('POST', '/v2/medias/upload', { name: 'demo', container: 'mp4', ...fields })
  return body as unknown as Application
}

async function put(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'PUT', body })
  return response.headers.get('etag') ?? `status ${response.status}`
}

describe('an upload through API v2', () => {
  test('in one request: apply, PUT, complete, and the media exists', async () => {
    const { call } = sdkClients(vod)
    const { sessionKey, urls } = await apply(call, {})
    expect(await put(urls[0], 'video')).toBe(`"${createHash('md5').update('video').digest('hex')}"`)
    const { body } = await call('POST', '/v2/medias/complete_upload', { sessionKey })
    const media = await call('GET', `/v2/medias/${body['mediaId']}`)
    expect(media.body).toMatchObject({ name: 'demo', container: 'mp4', sizeInBytes: 5, banStatus: 'NORMAL' })
  })

  test('in parts: the etags join them', async () => {
    const { call } = sdkClients(vod)
    const { sessionKey, urls } = await apply(call, { isMultipartUpload: true, numParts: 2 })
    const etags = await Promise.all(urls.map((url, index) => put(url, `part ${index}`)))
    const { body } = await call('POST', '/v2/medias/complete_upload', { sessionKey, etags })
    const media = await call('GET', `/v2/medias/${body['mediaId']}`)
    expect(media.body).toMatchObject({ sizeInBytes: 12 })
  })

  test.each<[string, (etags: string[]) => string[], string]>([
    ['no etags', () => [], 'MultipartEtagsMissing'],
    ['a missing etag', (etags) => etags.slice(1), 'MultipartEtagsMissing'],
    ['etags in the wrong order', (etags) => etags.reverse(), 'InvalidRequest'],
  ])('in parts: rejects %s', async (_, spoil, code) => {
    const { call } = sdkClients(vod)
    const { sessionKey, urls } = await apply(call, { isMultipartUpload: true, numParts: 2 })
    const etags = await Promise.all(urls.map((url, index) => put(url, `part ${index}`)))
    const rejection = await rejectionOf(
      call('POST', '/v2/medias/complete_upload', { sessionKey, etags: spoil(etags) }),
    )
    expect(bareCode(rejection.code)).toBe(code)
  })

  test('in parts: fails if a part was not uploaded', async () => {
    const { call } = sdkClients(vod)
    const { sessionKey, urls } = await apply(call, { isMultipartUpload: true, numParts: 2 })
    const etags = [await put(urls[0], 'part'), 'never-uploaded']
    const rejection = await rejectionOf(call('POST', '/v2/medias/complete_upload', { sessionKey, etags }))
    expect(bareCode(rejection.code)).toBe('MediaSourceFileNotFound')
  })

  test('works only once per session key', async () => {
    const { call } = sdkClients(vod)
    const { sessionKey, urls } = await apply(call, {})
    await put(urls[0], 'video')
    await call('POST', '/v2/medias/complete_upload', { sessionKey })
    const rejection = await rejectionOf(call('POST', '/v2/medias/complete_upload', { sessionKey }))
    expect(bareCode(rejection.code)).toBe('IllegalMediaSessionKey')
  })

  test('rejects a PUT to a URL that was not signed', async () => {
    const { urls } = await apply(sdkClients(vod).call, {})
    expect(await put(urls[0].replace(/\?.*/, ''), 'video')).toBe('status 403')
    expect(await put(urls[0].replace('sources/mda-', 'sources/mdb-'), 'video')).toBe('status 400')
  })
})

describe('an upload through API v1', () => {
  test.each([
    ['in one request', 5],
    ['in parts, as the SDK sends more than 5 MiB', 5 * 1024 * 1024 + 1],
  ])('%s: createMediaResource creates a media', async (_, size) => {
    const { v1 } = sdkClients(vod)
    const created = await v1.createMediaResource('Title', 'Text', Buffer.alloc(size))
    const { body } = await v1.getMediaResource(String(created.body['mediaId']))
    expect(body).toMatchObject({
      status: 'PUBLISHED',
      attributes: { title: 'Title', description: 'Text' },
      meta: { sizeInBytes: size },
    })
  })

  test('works by host name as well as by address', async () => {
    const byName = { ...vod, endpoint: vod.endpoint.replace('127.0.0.1', 'localhost') }
    const created = await sdkClients(byName).v1.createMediaResource('Title', 'Text', Buffer.from('video'))
    expect(created.body['mediaId']).toMatch(/^mda-/)
  })

  test('rejects processing without a source file, or with an unknown preset group', async () => {
    const { v1, v2 } = sdkClients(vod)
    const { body } = await v2.sendRequest('POST', '/v1/media', { params: { apply: '' } })
    const mediaId = String(body['mediaId'])
    const early = await rejectionOf(v1._createMediaResource(mediaId, 'Title', 'Text'))
    expect(bareCode(early.code)).toBe('MediaSourceFileNotFound')
    const options = { transcodingPresetGroupName: 'no-such' }
    const unknown = await rejectionOf(v1._createMediaResource(mediaId, 'Title', 'Text', options))
    expect(bareCode(unknown.code)).toBe('MediaProcessParamError')
  })

  test('rejects with the error of the object store, as the real VOD can', async () => {
    vod.failNext({ code: 'AccessDenied', method: 'PUT', path: '/vod-emulator/*' })
    const { v1 } = sdkClients(vod)
    const rejection = await rejectionOf(v1.createMediaResource('Title', 'Text', Buffer.from('video')))
    expect(rejection).toMatchObject({ status_code: 403, code: 'AccessDenied' })
  })

  test('rejects a PUT for a media that is not being uploaded', async () => {
    const { v2 } = sdkClients(vod)
    const rejection = await rejectionOf(
      v2.sendRequest('PUT', `/vod-emulator/sources/${SEED.media.published}`),
    )
    expect(rejection.code).toBe('AccessDenied')
  })
})
