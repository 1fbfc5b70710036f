/** Merges `vary` headers without duplicates. `*` covers all fields. */
export function mergeVary(...headers: readonly string[]): string {
  const fields = new Map<string, string>()
  for (const name of headers.flatMap(varyFields)) {
    const key = name.toLowerCase()
    if (!fields.has(key)) fields.set(key, name)
  }
  return fields.has('*') ? '*' : [...fields.values()].join(', ')
}

/** The field names in a `vary` header. */
export function varyFields(vary: string): string[] {
  return vary
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
