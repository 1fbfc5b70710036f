import { describeValue } from './describe-value.ts'

/** Says in lines what becomes of this process; what would end it is noted, and survived. */
export function watchProcess(): { readonly takeLines: () => string[] } {
  let lines: string[] = []
  const { stderr } = process
  stderr.write = (chunk: string | Uint8Array) => {
    lines.push(`stderr: ${Buffer.from(chunk).toString()}`)
    return true
  }
  // Node's own listener prints them, and only once in a while.
  process.removeAllListeners('warning')
  process.on('warning', ({ name, message }) => lines.push(`warning: ${name}: ${message}`))
  process.on('uncaughtException', (thrown, origin) =>
    lines.push(`would end the process by ${origin}: ${describeValue(thrown)}`),
  )
  process.on('unhandledRejection', (reason) =>
    lines.push(`would end the process by unhandledRejection: ${describeValue(reason)}`),
  )
  return {
    takeLines() {
      const taken = lines
      lines = []
      return taken
    },
  }
}
