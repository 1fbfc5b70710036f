import { isKnownCode } from '../catalog/look-up.ts'

/** The label for all other values, under OpenTelemetry's name. */
export const OTHER_LABEL = '_OTHER'
const MAX_NAMES = 100
/** Longer than any name of a call. */
const MAX_CHARACTERS = 100

/** The metric label of a code: the code itself if it is in the catalog or the app's `codes`, else `_OTHER`. */
export function labelOfCode(code: string): string {
  return isKnownCode(code) ? code : OTHER_LABEL
}

/**
 * Creates a function that returns the metric label of a name the app chose. The first hundred different names of at most 100
 * characters are their own labels. Other names, the empty one, and `undefined` become `_OTHER`, so that number and length of
 * the labels are bounded.
 *
 * @example
 * const labelOf = createNameLabels()
 * labelOf('getMediaResource') // getMediaResource
 */
export function createNameLabels(): (name: string | undefined) => string {
  const labels = new Set<string>()
  return function labelOf(name) {
    if (name === undefined || name === '' || name.length > MAX_CHARACTERS) return OTHER_LABEL
    if (labels.size < MAX_NAMES) labels.add(name)
    return labels.has(name) ? name : OTHER_LABEL
  }
}
