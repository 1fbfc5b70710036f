import {
  countdown,
  isVodErrorBody,
  LOCALES,
  loadTexts,
  readVodError,
  retry,
  textOf,
  type VodErrorCode,
  type VodErrorInfo,
} from '@vod-errors/browser'

const TITLES: Partial<Record<VodErrorCode, string>> = { MediaNotFound: 'Not found' }

export async function load(signal: AbortSignal): Promise<VodErrorInfo | undefined> {
  const response: Response = await retry(({ attempt }) => fetch(`/media?attempt=${attempt}`, { signal }), {
    signal,
  })
  const error = await readVodError(response, { locale: LOCALES[0] })
  if (!error) return undefined
  switch (error.code) {
    case 'MediaNotFound':
    case 'NetworkError':
      await countdown(error.retryAfter ?? 1, { signal, onTick: (left: number) => console.log(left) })
  }
  console.log(textOf(await loadTexts('zh-CN'), error), TITLES.MediaNotFound)
  return error
}

export function traceIdOf(body: unknown): string | undefined {
  return isVodErrorBody(body) && 'traceId' in body ? body.traceId : undefined
}

// @ts-expect-error the code is spelled wrongly
export const code: VodErrorCode = 'MediaNotFond'
// @ts-expect-error there is no such option
void readVodError(undefined, { language: 'en' })
