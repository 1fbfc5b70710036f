import { isVodErrorCode } from '../catalog/look-up.ts'

/** Stands for every value that gets no label of its own; OpenTelemetry's word for it. */
const OTHER = '_OTHER'
const MOST_NAMES = 100

/** The label of a code in metrics: the code itself where the catalog knows it, else `_OTHER`. */
export function labelOfCode(code: string): string {
  return isVodErrorCode(code) ? code : OTHER
}

/**
 * Makes a function that gives names of the app's choice their labels in metrics: the first hundred different names are
 * their own; all later ones, and the lack of a name, are `_OTHER`.
 *
 * @example
 * const labelOf = createNameLabels()
 * labelOf('getMediaResource') // getMediaResource
 */
export function createNameLabels(): (name: string | undefined) => string {
  const known = new Set<string>()
  return function labelOf(name) {
    if (name === undefined) return OTHER
    if (known.size < MOST_NAMES) known.add(name)
    return known.has(name) ? name : OTHER
  }
}
