/** Controls, changes of direction, and all else that shows nothing; line breaks and tabs stay, and escapes for the next. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /(?![\t\n\v\f\r\u0085\u001b])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const TERMINAL_SEQUENCE = /\u001b+(?:\[[\d;?]*[A-Za-z])?/g
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/**
 * The text without what could disguise it, or split a secret in it. Of control characters only single tabs and `\n` are
 * left, for one or several tabs and line breaks.
 */
export function toPrintable(text: string): string {
  return text.replace(INVISIBLE, '').replace(TERMINAL_SEQUENCE, '').replace(BREAKS, joinBreaks)
}

function joinBreaks(breaks: string): string {
  return /[^\t]/.test(breaks) ? '\n' : '\t'
}
