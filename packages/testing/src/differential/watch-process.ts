import { describeValue } from './describe-value.ts'

/** What is heard of this process. */
export interface ProcessWatch {
  readonly takeLines: () => readonly string[]
  readonly count: () => number
}

/** Prints what happens to this process, a line each. Errors that would end it are printed, too, and it survives them. */
export function watchProcess(): ProcessWatch {
  const heard = { warnings: [] as string[], stderr: [] as string[], fatal: [] as string[] }
  process.stderr.write = (chunk: string | Uint8Array) => {
    heard.stderr.push(`stderr: ${withoutCounters(Buffer.from(chunk).toString())}`)
    return true
  }
  // Node's own listener prints them, and only once in a while.
  process.removeAllListeners('warning')
  process.on('warning', ({ name, message }) => heard.warnings.push(`warning: ${name}: ${message}`))
  process.on('uncaughtException', (thrown, origin) =>
    heard.fatal.push(`would end the process by ${origin}: ${describeValue(thrown)}`),
  )
  process.on('unhandledRejection', (reason) =>
    heard.fatal.push(`would end the process by unhandledRejection: ${describeValue(reason)}`),
  )
  return {
    takeLines: () => Object.values(heard).flatMap((lines) => lines.splice(0)),
    count: () => Object.values(heard).flat().length,
  }
}

/** Below its first line, an object that is printed shows timers, ports and ids. */
function withoutCounters(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return [first, ...rest.map((line) => line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#'))].join('\n')
}
