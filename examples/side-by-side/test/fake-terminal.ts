import { stripVTControlCharacters } from 'node:util'
import { openTerminal, type Terminal } from '../src/terminal.ts'

/** A terminal that keeps what is printed. */
export interface FakeTerminal extends Terminal {
  readonly stdout: () => string
  readonly stderr: () => string
  /** The lines on stdout, without escape codes. */
  readonly lines: () => readonly string[]
}

/** `hasColors` is what a TTY says of itself; a pipe is no TTY and says nothing. */
export function fakeTerminal(hasColors?: boolean): FakeTerminal {
  const written = { stdout: '', stderr: '' }
  const streamTo = (name: keyof typeof written) => ({
    ...(hasColors === undefined ? {} : { hasColors: () => hasColors }),
    write: (text: string) => {
      written[name] += text
    },
  })
  return {
    ...openTerminal({ stdout: streamTo('stdout'), stderr: streamTo('stderr') }),
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    lines: () => stripVTControlCharacters(written.stdout).split('\n'),
  }
}
