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
  const { mediaId } = media
  // The SDK returns `result` as the body. Its older specs read `media_id` there, its newer ones `mediaId`.
  const result = { media_id: mediaId, mediaId, file: playUrl(media), cover: coverUrl(media) }
  return { body: { success: true, result } }
}

function getPlayerCode(context: RouteContext): Reply {
  const media = playable(context)
  const [file, cover] = [playUrl(media), coverUrl(media)]
  const html = `<video src="${file}" poster="${cover}"></video>`
  const codes = Object.entries({ html, file, cover }).map(([codeType, code]) => ({
    codeType,
    sourceCode: Buffer.from(code).toString('base64'),
  }))
  return { body: { codes } }
}

function playable(context: RouteContext): Media {
  const media = context.state.library.get(mediaIdOf(context))
  expectNotBanned(media)
  return media
}

function playUrl({ mediaId }: Media): string {
  return `http://vod.example.com/${mediaId}/index.m3u8`
}

function coverUrl({ mediaId }: Media): string {
  return `http://vod.example.com/${mediaId}/cover.jpg`
}
