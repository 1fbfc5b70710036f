import { queryInteger } from '../request/paging.ts'
import type { Media } from '../state/media.ts'
import { expectNotBanned } from '../state/media-rules.ts'
import { mediaIdOf, type Reply, type Route, type RouteContext } from './route.ts'

/** How a media is played and downloaded, API v1; a banned one is not. Source: the SDK, 1.0.7. */
export const V1_DELIVERY_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/media/:mediaId', action: 'sourcedownload', handle: getDownloadUrl },
  { method: 'GET', path: '/v1/media/:mediaId/delivery', handle: getDelivery },
  { method: 'GET', path: '/v1/media/:mediaId/code', handle: getPlayerCode },
]

function getDownloadUrl(context: RouteContext): Reply {
  const { mediaId, container } = playable(context)
  const bounds = { usual: 86_400, least: 1, most: 31_536_000 }
  const expires = queryInteger(context.request.query, 'expiredInSeconds', bounds)
  const sourceUrl = `https://vod.example.com/${mediaId}/source.${container}?expires=${expires}`
  return { body: { mediaId, sourceUrl } }
}

function getDelivery(context: RouteContext): Reply {
  const media = playable(context)
  return { body: { success: true, result: { media_id: media.mediaId, file: playUrl(media), cover: '' } } }
}

function getPlayerCode(context: RouteContext): Reply {
  const file = playUrl(playable(context))
  const html = Buffer.from(`<video src="${file}"></video>`).toString('base64')
  const codes = [
    { codeType: 'html', sourceCode: html },
    { codeType: 'url', sourceCode: file },
  ]
  return { body: { codes } }
}

function playable(context: RouteContext): Media {
  const media = context.state.library.get(mediaIdOf(context))
  expectNotBanned(media)
  return media
}

function playUrl({ mediaId }: Media): string {
  return `https://vod.example.com/${mediaId}/index.m3u8`
}
