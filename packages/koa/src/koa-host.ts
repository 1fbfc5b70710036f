import { format } from 'node:util'
import { type Host, isError } from '@vod-errors/core'

/** What Koa does with a thrown value: it wraps what is no Error into one that prints it; of what is one it makes text, and writes onto it. */
export const KOA: Host = {
  texts: (thrown) => [
    // Koa looks at the tag of everything first.
    Object.prototype.toString.call(thrown),
    ...(isError(thrown) ? textsOf(thrown) : [format('%j', thrown)]),
  ],
  takesAsIs: isError,
  headersOf: (thrown) => headersOf(Reflect.get(thrown, 'headers')),
  writes: ['headerSent', 'status'],
}

function textsOf(error: Error): readonly unknown[] {
  const printed = error.stack || error.toString()
  return Reflect.get(error, 'expose') ? [printed, error.message] : [printed]
}

/** Koa 2 sets inherited headers too: every method of a `Headers`. */
function headersOf(headers: object): readonly (readonly [string, unknown])[] {
  const names: string[] = []
  for (const name in headers) names.push(name)
  return names.map((name) => [name, Reflect.get(headers, name)])
}
