import { readVodError } from '@vod-errors/browser'

/** Uploads a file straight to BOS, and returns the text to show if that fails. */
export async function upload(file: Blob, url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { method: 'PUT', body: file })
    if (response.ok) return undefined
    throw new Error(`${response.status} from BOS`, { cause: response })
  } catch (failure) {
    const error = await readVodError(failure, { uploadHosts: [new URL(url).host] })
    if (!error) throw failure
    return error.code === 'IllegalMediaSessionKey'
      ? 'The upload has expired. Please start again.'
      : error.message
  }
}
