/** Invisible characters, such as controls and direction marks. Line breaks, tabs and escapes are handled below. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches them to remove them
export const INVISIBLE = /(?![\t\n\v\f\r\u0085\u001b])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches them to remove them
const TERMINAL_SEQUENCE = /\u001b+(?:\[[\d;?]*[A-Za-z])?/g
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/**
 * Removes all characters that could disguise the text or split a secret. The only control characters left are a single tab
 * for a run of tabs, and `\n` for a run with line breaks.
 */
export function toPrintable(text: string): string {
  return text.replace(INVISIBLE, '').replace(TERMINAL_SEQUENCE, '').replace(BREAKS, joinBreaks)
}

function joinBreaks(breaks: string): string {
  return /[^\t]/.test(breaks) ? '\n' : '\t'
}
