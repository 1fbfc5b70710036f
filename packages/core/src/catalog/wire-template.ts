/** The parameters of a vendor message by name: `{mediaId: 'mda-1'}`. */
export type Params = Readonly<Record<string, string>>

/** The parameter names of a template in their order: `['mediaId']` for `Media not found with {mediaId}`. */
export function templateParams(template: string): readonly string[] {
  return Array.from(template.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? '')
}

/**
 * Fills a wire template: `fillTemplate('Media {mediaId} is banned', {mediaId: 'mda-1'})`. A missing parameter stays in its
 * braces.
 */
export function fillTemplate(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (braced, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : braced,
  )
}

/** A template split into the text before its first parameter, and each parameter with the text after it. */
interface SplitTemplate {
  readonly head: string
  readonly params: readonly { readonly name: string; readonly tail: string; readonly isLast: boolean }[]
}

const CACHE = new Map<string, SplitTemplate>()

/** Caches without a limit: there are no more templates than codes in the catalog. */
function splitTemplate(template: string): SplitTemplate {
  const cached = CACHE.get(template)
  if (cached) return cached
  const [head = '', ...tails] = template.split(/\{\w+\}/)
  const names = templateParams(template)
  const last = tails.length - 1
  const params = tails.map((tail, index) => ({ name: names[index] ?? '', tail, isLast: index === last }))
  const parts = { head, params }
  CACHE.set(template, parts)
  return parts
}

/** No parameters. */
export const NO_PARAMS: Params = Object.freeze({})

/**
 * Reads the parameters of a vendor message: `{mediaId: 'mda-1'}` from `Media mda-1 is banned`. Returns no parameters if the
 * message does not match the template. Takes time linear in the length of the message.
 */
export function readParams(template: string, message: string): Params {
  const { head, params } = splitTemplate(template)
  if (params.length === 0 || !message.startsWith(head)) return NO_PARAMS
  const found: Record<string, string> = {}
  let from = head.length
  for (const { name, tail, isLast } of params) {
    const to = isLast ? message.length - tail.length : message.indexOf(tail, from)
    if (to <= from || !message.startsWith(tail, to)) return NO_PARAMS
    found[name] = message.slice(from, to)
    from = to + tail.length
  }
  return Object.freeze(found)
}
