import { request } from '@vod-errors/testing'
import { createVodEmulator, SEED } from '../src/index.ts'
import { sdkClients } from './sdk-clients.ts'

const vod = createVodEmulator()
const { media, tasks } = SEED

beforeAll(() => vod.start())
afterAll(() => vod.stop())
beforeEach(() => vod.reset())

describe('the wire format', () => {
  test('a response is chunked JSON with the headers of VOD', async () => {
    const { http_headers: headers } = await sdkClients(vod).call('GET', '/v2/callback')
    expect(headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      'transfer-encoding': 'chunked',
      'cache-control': 'no-cache',
      server: 'BWS',
      'x-bce-request-id': vod.requests[0]?.requestId,
      'x-bce-debug-id': expect.stringMatching(/^[A-Za-z0-9+/]{64}$/),
      date: expect.stringMatching(/ GMT$/),
    })
    expect(headers).not.toHaveProperty('content-length')
  })

  test('an error response is chunked JSON too, with exactly the three documented fields', async () => {
    const { status, headers, text } = await request(`${vod.endpoint}/v2/medias`)
    expect(status).toBe(403)
    expect(headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      'transfer-encoding': 'chunked',
    })
    const requestId = headers['x-bce-request-id']
    expect(text).toBe(JSON.stringify({ requestId, code: 'AccessDenied', message: 'Access denied.' }))
  })

  test('the response to a change is 200 without a body', async () => {
    const { body } = await sdkClients(vod).call('PUT', '/v2/medias/ban', { mediaId: media.published })
    expect(body).toEqual({})
    expect(vod.requests[0]?.status).toBe(200)
  })
})

describe('media in API v2', () => {
  test('are listed page by page', async () => {
    const { v2 } = sdkClients(vod)
    const ids: unknown[] = []
    let marker: unknown = '0'
    for (let page = 0; page < 10 && marker !== undefined; page += 1) {
      const { body } = await v2.sendRequest('GET', '/v2/medias', { params: { marker, maxSize: 3 } })
      ids.push(...(body['data'] as { mediaId: string }[]).map(({ mediaId }) => mediaId))
      expect(body['isTruncated']).toBe(body['nextMarker'] !== undefined)
      marker = body['nextMarker']
    }
    expect(ids).toEqual(Object.values(media))
  })

  test('can be renamed, banned and unbanned', async () => {
    const { call } = sdkClients(vod)
    const path = `/v2/medias/${media.published}`
    await call('PUT', path, { name: 'New', tags: ['a'] })
    await call('PUT', '/v2/medias/ban', { mediaId: media.published })
    expect((await call('GET', path)).body).toMatchObject({ name: 'New', tags: ['a'], banStatus: 'BANNED' })
    await call('PUT', '/v2/medias/unban', { mediaId: media.published })
    expect((await call('GET', path)).body).toMatchObject({ banStatus: 'NORMAL' })
  })

  test('accept a change with their ETag, in quotes or as the SDK returns it', async () => {
    const { v2, call } = sdkClients(vod)
    const path = `/v2/medias/${media.published}`
    for (const quote of ['', '"']) {
      const { http_headers } = await call('GET', path)
      const headers = { 'If-Match': `${quote}${http_headers['etag']}${quote}` }
      await expect(v2.sendRequest('PUT', path, { headers, body: '{}' })).resolves.toBeDefined()
    }
  })

  test('are gone after a delete', async () => {
    const { call } = sdkClients(vod)
    await call('DELETE', `/v2/medias/${media.published}`)
    await expect(call('GET', `/v2/medias/${media.published}`)).rejects.toMatchObject({ status_code: 404 })
  })
})

describe('media in API v1', () => {
  test('can be stopped, published, renamed and downloaded', async () => {
    const { v1 } = sdkClients(vod)
    const statusOf = async () => (await v1.getMediaResource(media.published)).body['status']
    await v1.stopMediaResource(media.published)
    expect(await statusOf()).toBe('DISABLED')
    await v1.publishMediaResource(media.published)
    expect(await statusOf()).toBe('PUBLISHED')
    await v1.updateMediaResource(media.published, 'Title', 'Text')
    const { body: list } = await v1.listMediaResources({ title: 'Title' })
    expect(list).toMatchObject({ totalCount: 1, media: [{ mediaId: media.published }] })
    expect((await v1.getDownloadUrl(media.published)).body['sourceUrl']).toContain(media.published)
  })

  test('have an http URL to play, with the id under its old and new name', async () => {
    const { body } = await sdkClients(vod).v1.getPlayableUrl(media.published)
    expect(body).toMatchObject({
      media_id: media.published,
      mediaId: media.published,
      file: expect.stringMatching(/^http:\/\//),
    })
  })

  test('have three player codes, each in base64', async () => {
    const base64 = (text: string) => Buffer.from(text).toString('base64')
    const { body } = await sdkClients(vod).v1.getPlayerCode(media.published, 320, 180, true)
    expect(body['codes']).toEqual([
      // The SDK decodes this one.
      { codeType: 'html', sourceCode: expect.stringMatching(/^<video src="http:.*" poster="http:.*">/) },
      { codeType: 'file', sourceCode: base64(`http://vod.example.com/${media.published}/index.m3u8`) },
      { codeType: 'cover', sourceCode: base64(`http://vod.example.com/${media.published}/cover.jpg`) },
    ])
  })

  test('of the seed show their state', async () => {
    const { v1 } = sdkClients(vod)
    const statuses = await Promise.all(
      Object.values(media).map(async (id) => (await v1.getMediaResource(id)).body['status']),
    )
    expect(statuses).toEqual(['PUBLISHED', 'DISABLED', 'BANNED', 'BANNED', 'RUNNING', 'FAILED', 'PUBLISHED'])
    const { body } = await v1.getMediaResource(media.failed)
    expect(body['error']).toEqual({ code: 'TranscodingFailed', message: expect.any(String) })
  })
})

describe('tasks', () => {
  test('of the seed respond 200 whatever their status', async () => {
    const { call } = sdkClients(vod)
    const statuses = await Promise.all(
      Object.values(tasks).map(async (id) => (await call('GET', `/v2/tasks/${id}`)).body['status']),
    )
    expect(statuses).toEqual(['READY', 'RUNNING', 'FAILED', 'FINISHED', 'FINISHED', 'SUCCESS'])
  })

  test('a finished workflow can have a failed node, with a text but no code', async () => {
    const { body } = await sdkClients(vod).call('GET', `/v2/tasks/${tasks.finishedWithFailedNode}`)
    expect(body).toMatchObject({
      status: 'FINISHED',
      mediaWorkflowTaskInfo: {
        transcodeNodeTaskInfos: [{ transcodeTaskInfo: { status: 'FAILED', errMsg: expect.any(String) } }],
      },
    })
  })

  test.each<[string, string, object, string]>([
    [
      'a workflow',
      '/v2/medias/process',
      { mediaId: media.published, workflow: { workflowId: SEED.workflowId } },
      'FINISHED',
    ],
    [
      'a preset',
      '/v2/medias/process',
      { mediaId: media.published, preset: { presetId: SEED.presetId } },
      'SUCCESS',
    ],
    ['a fetch from a URL', '/v2/medias/fetch', { url: 'https://media.example.com/demo.mp4' }, 'SUCCESS'],
    ['a composition', '/v2/media_compose', { timeline: {} }, 'SUCCESS'],
  ])('%s starts one, which is finished at once', async (_, path, body, status) => {
    const { call } = sdkClients(vod)
    const started = await call('POST', path, body)
    const task = await call('GET', `/v2/tasks/${started.body['taskId']}`)
    expect(task.body).toMatchObject({ taskId: started.body['taskId'], status })
  })

  test('a fetched media is named after its file', async () => {
    const { call } = sdkClients(vod)
    const { body } = await call('POST', '/v2/medias/fetch', { url: 'https://media.example.com/a/demo.mp4' })
    const task = await call('GET', `/v2/tasks/${body['taskId']}`)
    const { mediaId } = task.body['fetchTaskInfo'] as { mediaId: string }
    expect((await call('GET', `/v2/medias/${mediaId}`)).body).toMatchObject({ name: 'demo.mp4' })
  })

  test('are listed by status', async () => {
    const { v2 } = sdkClients(vod)
    const { body } = await v2.sendRequest('GET', '/v2/tasks', { params: { status: 'FAILED' } })
    expect(body).toMatchObject({ isTruncated: false, data: [{ taskId: tasks.failed }] })
  })
})

describe('a change with a client token', () => {
  test('happens once; the second response repeats the first', async () => {
    const { v2 } = sdkClients(vod)
    const start = () =>
      v2.sendRequest('POST', '/v2/medias/fetch', {
        params: { clientToken: 'token-1' },
        body: '{"url":"https://media.example.com/demo.mp4"}',
      })
    const [first, second] = [await start(), await start()]
    expect(second.body).toEqual(first.body)
    const { body } = await v2.sendRequest('GET', '/v2/medias', { params: { name: 'demo.mp4' } })
    expect(body['data']).toHaveLength(1)
  })
})

describe('the callback settings', () => {
  test('can be changed one by one', async () => {
    const { call } = sdkClients(vod)
    await call('PUT', '/v2/callback', { callbackUrl: 'https://bff.example.com/new' })
    expect((await call('GET', '/v2/callback')).body).toEqual({ callbackUrl: 'https://bff.example.com/new' })
  })
})
