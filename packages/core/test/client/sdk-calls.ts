import { BceBaseClient, type SdkResponse, VodClient } from '@baiducloud/sdk'
import { createVodEmulator, SEED } from '@vod-errors/emulator'

const { media } = SEED

export const vod = createVodEmulator()

const config = () => ({ endpoint: vod.endpoint, credentials: vod.credentials })
export const v1 = () => new VodClient(config())
export const v2 = (method: string, path: string, body?: object): PromiseLike<SdkResponse> =>
  new BceBaseClient(config(), 'vod', true).sendRequest(
    method,
    path,
    body ? { body: JSON.stringify(body) } : {},
  )

async function upload(body: object): Promise<SdkResponse> {
  const response = await v2('POST', '/v2/medias/upload', body)
  await fetch(Reflect.get(Object(response.body), 'urls')[0], { method: 'PUT', body: 'bytes' })
  return response
}

/** A good call of every route, by method and path as the emulator's tables have them. */
export const ROUTES: readonly (readonly [string, () => PromiseLike<SdkResponse>])[] = [
  ['GET /v1/media', () => v1().listMediaResources()],
  ['POST /v1/media?apply', () => v1()._generateMediaId()],
  ['POST /v1/media/:mediaId?process', () => v1()._createMediaResource(media.published, 't', 'd', {})],
  ['an upload of v1', () => v1().createMediaResource('t', 'd', Buffer.from('x'))],
  ['GET /v1/media/:mediaId', () => v1().getMediaResource(media.published)],
  ['GET /v1/media/:mediaId of a banned one', () => v1().getMediaResource(media.banned)],
  ['GET /v1/media/:mediaId of one in work', () => v1().getMediaResource(media.processing)],
  ['PUT /v1/media/:mediaId?attributes', () => v1().updateMediaResource(media.published, 't', 'd')],
  ['PUT /v1/media/:mediaId?disable', () => v1().stopMediaResource(media.published)],
  ['PUT /v1/media/:mediaId?publish', () => v1().publishMediaResource(media.disabled)],
  ['DELETE /v1/media/:mediaId', () => v1().deleteMediaResource(media.published)],
  ['GET /v1/media/:mediaId?sourcedownload', () => v1().getDownloadUrl(media.published)],
  ['GET /v1/media/:mediaId/delivery', () => v1().getPlayableUrl(media.published)],
  ['GET /v1/media/:mediaId/code', () => v1().getPlayerCode(media.published, 320, 180, true)],
  ['GET /v2/medias', () => v2('GET', '/v2/medias')],
  ...Object.entries(media).map(([state, id]): [string, () => PromiseLike<SdkResponse>] => [
    `GET /v2/medias/:mediaId, ${state}`,
    () => v2('GET', `/v2/medias/${id}`),
  ]),
  ['PUT /v2/medias/:mediaId', () => v2('PUT', `/v2/medias/${media.published}`, { name: 'New' })],
  ['DELETE /v2/medias/:mediaId', () => v2('DELETE', `/v2/medias/${media.published}`)],
  ['PUT /v2/medias/ban', () => v2('PUT', '/v2/medias/ban', { mediaId: media.published })],
  ['PUT /v2/medias/unban', () => v2('PUT', '/v2/medias/unban', { mediaId: media.banned })],
  ['POST /v2/medias/upload', () => upload({ name: 'New', container: 'mp4' })],
  [
    'POST /v2/medias/complete_upload',
    async () => {
      const { body } = await upload({ name: 'New', container: 'mp4' })
      return v2('POST', '/v2/medias/complete_upload', {
        sessionKey: Reflect.get(Object(body), 'sessionKey'),
      })
    },
  ],
  [
    'POST /v2/medias/process',
    () =>
      v2('POST', '/v2/medias/process', {
        mediaId: media.published,
        workflow: { workflowId: SEED.workflowId },
      }),
  ],
  [
    'POST /v2/medias/fetch',
    () => v2('POST', '/v2/medias/fetch', { url: 'https://media.example.com/demo.mp4' }),
  ],
  ['POST /v2/media_compose', () => v2('POST', '/v2/media_compose', { timeline: {} })],
  ['GET /v2/tasks', () => v2('GET', '/v2/tasks')],
  ['GET /v2/callback', () => v2('GET', '/v2/callback')],
  ['PUT /v2/callback', () => v2('PUT', '/v2/callback', { callbackUrl: 'https://bff.example.com/' })],
]
