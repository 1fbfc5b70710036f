import { parseArgs } from 'node:util'
import { NODE_MAJORS } from './nodes.ts'

/** The parsed options of `pnpm matrix`. */
export interface MatrixOptions {
  readonly nodes: readonly string[]
  /** Names of subjects, such as `koa3`. */
  readonly hosts: readonly string[]
  /** Whether the whole matrix is run: only then is docs/matrix.md written. */
  readonly isWhole: boolean
}

/**
 * Parses `--node 22 --host koa3`. Both can be repeated; without them, everything is run.
 *
 * @throws {TypeError} that lists the valid values.
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

function chosen(flag: string, known: readonly string[], values = known): readonly string[] {
  const unknown = values.find((each) => !known.includes(each))
  if (unknown === undefined) return values
  throw new TypeError(`Expected \`${flag}\` to be one of ${known.join(', ')}, got ${unknown}`)
}
