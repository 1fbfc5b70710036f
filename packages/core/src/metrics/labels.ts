import { isKnownCode } from '../catalog/look-up.ts'

/** The label of all values without one of their own, as OpenTelemetry names it. */
const OTHER = '_OTHER'
const MAX_NAMES = 100

/** The metric label of a code: the code itself if it is in the catalog or the app's `codes`, else `_OTHER`. */
export function labelOfCode(code: string): string {
  return isKnownCode(code) ? code : OTHER
}

/**
 * Creates a function that returns the metric label of a name the app chose. The first hundred different names are their own
 * labels. Later names, and `undefined`, become `_OTHER`, so that the number of labels is limited.
 *
 * @example
 * const labelOf = createNameLabels()
 * labelOf('getMediaResource') // getMediaResource
 */
export function createNameLabels(): (name: string | undefined) => string {
  const labels = new Set<string>()
  return function labelOf(name) {
    if (name === undefined) return OTHER
    if (labels.size < MAX_NAMES) labels.add(name)
    return labels.has(name) ? name : OTHER
  }
}
