import { queryInteger } from '../request/query-integer.ts'
import type { Media } from '../state/media.ts'
import { expectNotBanned } from '../state/media-rules.ts'
import { mediaIdOf, type Route, type RouteContext, type RouteResult } from './route.ts'

/** Playing and downloading media through API v1. Source: the SDK, 1.0.7. */
export const V1_DELIVERY_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/media/:mediaId', action: 'sourcedownload', handle: getDownloadUrl },
  { method: 'GET', path: '/v1/media/:mediaId/delivery', handle: getDelivery },
  { method: 'GET', path: '/v1/media/:mediaId/code', handle: getPlayerCode },
]

function getDownloadUrl(context: RouteContext): RouteResult {
  const { mediaId, container } = playable(context)
  const bounds = { default: 86_400, min: 1, max: 31_536_000 }
  const expires = queryInteger(context.request.query, 'expiredInSeconds', bounds)
  const sourceUrl = `https://vod.example.com/${mediaId}/source.${container}?expires=${expires}`
  return { body: { mediaId, sourceUrl } }
}

function getDelivery(context: RouteContext): RouteResult {
  const media = playable(context)
  const { mediaId } = media
  // The SDK returns `result` as the body. Its older specs read `media_id` there, its newer ones `mediaId`.
  const result = { media_id: mediaId, mediaId, file: playUrl(media), cover: coverUrl(media) }
  return { body: { success: true, result } }
}

function getPlayerCode(context: RouteContext): RouteResult {
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
