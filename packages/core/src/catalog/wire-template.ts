/** The values in a vendor message, by the names of its template: `{mediaId: 'mda-1'}`. */
export type Params = Readonly<Record<string, string>>

/** The names in braces of a template, in their order: `['mediaId']` of `Media not found with {mediaId}`. */
export function templateParams(template: string): readonly string[] {
  return Array.from(template.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? '')
}

/**
 * Fills a wire template: `fillTemplate('Media {mediaId} is banned', {mediaId: 'mda-1'})`. A parameter that is not
 * given stays in its braces.
 */
export function fillTemplate(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (braced, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : braced,
  )
}

/** A template, split once: the text before its first parameter, and each parameter with the text after it. */
interface CompiledTemplate {
  readonly head: string
  readonly params: readonly { readonly name: string; readonly tail: string; readonly isLast: boolean }[]
}

const compiled = new Map<string, CompiledTemplate>()

/** There are no more templates than codes in the catalog. */
function compile(template: string): CompiledTemplate {
  const known = compiled.get(template)
  if (known) return known
  const [head = '', ...tails] = template.split(/\{\w+\}/)
  const names = templateParams(template)
  const last = tails.length - 1
  const params = tails.map((tail, index) => ({ name: names[index] ?? '', tail, isLast: index === last }))
  const made = { head, params }
  compiled.set(template, made)
  return made
}

const NONE: Params = Object.freeze({})

/**
 * Reads the parameters out of a vendor message: `{mediaId: 'mda-1'}` of `Media mda-1 is banned`. A message that does not
 * follow the template has none. Takes time linear in the message.
 */
export function readParams(template: string, message: string): Params {
  const { head, params } = compile(template)
  if (params.length === 0 || !message.startsWith(head)) return NONE
  const found: Record<string, string> = {}
  let from = head.length
  for (const { name, tail, isLast } of params) {
    const to = isLast ? message.length - tail.length : message.indexOf(tail, from)
    if (to <= from || !message.startsWith(tail, to)) return NONE
    found[name] = message.slice(from, to)
    from = to + tail.length
  }
  return Object.freeze(found)
}
