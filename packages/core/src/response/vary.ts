/** Joins `vary` headers, each field once; `*` stands for all of them. */
export function mergeVary(...headers: readonly string[]): string {
  const fields = new Map<string, string>()
  for (const name of headers.flatMap(fieldsOf)) {
    const key = name.toLowerCase()
    if (!fields.has(key)) fields.set(key, name)
  }
  return fields.has('*') ? '*' : [...fields.values()].join(', ')
}

/** The names in the text of a `vary`. */
export function fieldsOf(vary: string): string[] {
  return vary
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
