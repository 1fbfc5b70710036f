import { parseArgs } from 'node:util'
import { NODE_MAJORS } from './nodes.ts'

/** What to try. */
export interface MatrixOptions {
  readonly nodes: readonly string[]
  /** Names of subjects. */
  readonly hosts: readonly string[]
  /** Whether that is everything: only then is the page in docs/ written. */
  readonly isWhole: boolean
}

/**
 * Reads `--node 22 --host koa3`, each as often as wanted; everything, where they are left out.
 *
 * @throws {TypeError} that says what there is.
 */
export function readOptions(args: readonly string[], hosts: readonly string[]): MatrixOptions {
  const options = {
    node: { type: 'string', multiple: true },
    host: { type: 'string', multiple: true },
  } as const
  const { values } = parseArgs({ args: [...args], options })
  return {
    nodes: chosen('--node', NODE_MAJORS, values.node),
    hosts: chosen('--host', hosts, values.host),
    isWhole: values.node === undefined && values.host === undefined,
  }
}

function chosen(flag: string, known: readonly string[], wanted = known): readonly string[] {
  const stranger = wanted.find((each) => !known.includes(each))
  if (stranger === undefined) return wanted
  throw new TypeError(`Expected \`${flag}\` to be one of ${known.join(', ')}, got ${stranger}`)
}
