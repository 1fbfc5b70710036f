import { assertVodOk, toVodError, wrapVodClient } from '@vod-errors/core'

/** Every method of the client now rejects only with a VodError, after three seconds at the latest. */
export function wrap<Client extends object>(client: Client) {
  return wrapVodClient(client, { timeout: 3000 })
}

/** What the functions below need of the SDK, which has no types. */
interface Vod {
  sendRequest(method: string, path: string): PromiseLike<{ readonly body: Readonly<Record<string, unknown>> }>
}

/** The state of a task. Throws if the task failed, although VOD sent a 200. */
export async function statusOf(vod: Vod, taskId: string): Promise<unknown> {
  const { body } = assertVodOk(await vod.sendRequest('GET', `/v2/tasks/${encodeURIComponent(taskId)}`))
  return body['status']
}

/** A media, or `undefined` if VOD has none with this id. */
export async function findMedia(vod: Vod, mediaId: string) {
  try {
    const { body } = await vod.sendRequest('GET', `/v2/medias/${encodeURIComponent(mediaId)}`)
    return body
  } catch (thrown) {
    const error = toVodError(thrown)
    if (error?.code !== 'MediaNotFound') throw thrown
    console.info(`No media ${error.params['mediaId']}`)
    return undefined
  }
}
