/** The values that a vendor message carries, by the names of its template: `{mediaId: 'mda-1'}`. */
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

/**
 * Reads the parameters out of a vendor message: `{mediaId: 'mda-1'}` of `Media mda-1 is banned`. A message that does
 * not follow the template yields no parameters. Takes time linear in the message.
 */
export function readParams(template: string, message: string): Params {
  const [head = '', ...tails] = template.split(/\{\w+\}/)
  if (!message.startsWith(head)) return {}
  const names = templateParams(template)
  const params: Record<string, string> = {}
  let from = head.length
  for (const [index, tail] of tails.entries()) {
    const isLast = index === tails.length - 1
    const to = isLast ? message.length - tail.length : message.indexOf(tail, from)
    if (to <= from || !message.startsWith(tail, to)) return {}
    params[names[index] ?? ''] = message.slice(from, to)
    from = to + tail.length
  }
  return params
}
