/// <reference path="./baiducloud-sdk.d.ts" />
import { BceBaseClient, VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'

/** The endpoint and credentials of VOD. */
export interface VodAccess {
  /** With its scheme: `https://vod.bj.baidubce.com`. */
  readonly endpoint: string
  readonly credentials: { readonly ak: string; readonly sk: string }
}

/** The calls that the example BFFs make. Each resolves to VOD's body and rejects with a VodError. */
export type Vod = ReturnType<typeof createVod>

/** The SDK has no timeout of its own. */
const TIMEOUT_IN_MS = 10_000

/**
 * Calls VOD through the real SDK: API v1 where `VodClient` has a method, API v2 through the SDK's signed `sendRequest`.
 * Wrapped, so that no call hangs or ends the process, and each error names its call.
 */
export function createVod({ endpoint, credentials }: VodAccess) {
  const options = { timeout: TIMEOUT_IN_MS }
  const v1 = wrapVodClient(new VodClient({ endpoint, credentials }), options)
  const v2 = wrapVodClient(new BceBaseClient({ endpoint, credentials }, 'vod', true), options)

  async function send(method: string, path: string, fields?: object): Promise<unknown> {
    const { body } = await v2.sendRequest(method, path, fields ? { body: JSON.stringify(fields) } : {})
    return body
  }

  return {
    listMedia: () => send('GET', '/v2/medias'),
    getMedia: async (mediaId: string) => (await v1.getMediaResource(encodeURIComponent(mediaId))).body,
    getPlayUrl: async (mediaId: string) => (await v1.getPlayableUrl(encodeURIComponent(mediaId))).body,
    deleteMedia: async (mediaId: string) => (await v1.deleteMediaResource(encodeURIComponent(mediaId))).body,
    banMedia: (mediaId: string) => send('PUT', '/v2/medias/ban', { mediaId }),
    processMedia: (mediaId: string, presetId: string) =>
      send('POST', '/v2/medias/process', { mediaId, preset: { presetId } }),
    applyForUpload: (name: string, container: string) =>
      send('POST', '/v2/medias/upload', { name, container }),
    completeUpload: (sessionKey: string) => send('POST', '/v2/medias/complete_upload', { sessionKey }),
    getTask: (taskId: string) => send('GET', `/v2/tasks/${encodeURIComponent(taskId)}`),
  }
}
