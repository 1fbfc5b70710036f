const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/\(node:\d+\)/g, '(node)'],
  [/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, '<date>'],
  [/\b(connect\.sid|koa\.sess(\.sig)?)=[^;]+/g, '$1=<session>'],
  [/\[::1\]|\b(localhost|127\.0\.0\.1)\b/g, '<host>'],
  // Of got's errors, which Express 5 prints whole.
  [/\b1\d{12}\b/g, '<time>'],
  [/\b(wait|dns|tcp|request|firstByte|download|total): (\d+|undefined)/g, '$1: <duration>'],
]

/** Takes out of a text what differs between two runs of one program: dates, ports, sessions, the process. */
export function normalize(text: string, ports: readonly number[]): string {
  const named = ports.reduce((rest, port, index) => rest.replaceAll(String(port), `<port ${index}>`), text)
  return REPLACEMENTS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), named)
}
