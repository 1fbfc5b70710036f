import { loadTexts, textOf, type VodErrorInfo } from '@vod-errors/browser'

/** The text of an error that is on the screen while the person switches the language. */
export async function translate(error: VodErrorInfo, language: string): Promise<string> {
  return textOf(await loadTexts(language), error)
}
