import { styleText } from 'node:util'

/** Where the demo prints. */
export interface Terminal {
  readonly print: (text: string) => void
  /** Prints to stderr. */
  readonly warn: (text: string) => void
  /** Colors text if the terminal shows colors. */
  readonly paint: (color: Color, text: string) => string
}

export type Color = 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow'

/** The width of all output, in characters. */
export const WIDTH = 80

/** An output stream, of which only a TTY knows about colors. */
interface Output {
  readonly write: (text: string) => unknown
  /** False if `NO_COLOR` is set. */
  readonly hasColors?: () => boolean
}

/** The output of a process. Colors only a TTY, and not if `NO_COLOR` is set. */
export function openTerminal({ stdout, stderr }: Readonly<Record<'stdout' | 'stderr', Output>>): Terminal {
  const isColored = stdout.hasColors?.() ?? false
  return {
    print: (text) => stdout.write(`${text}\n`),
    warn: (text) => stderr.write(`${text}\n`),
    paint: (color, text) => (isColored ? styleText(color, text, { validateStream: false }) : text),
  }
}

/** Cuts text to a number of characters. */
export function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}

/** Breaks text into indented lines that fit the width, at spaces where it can. */
export function wrap(text: string, indent: string): string {
  const width = WIDTH - indent.length
  const lines = text.match(new RegExp(`.{1,${width}}(?:\\s|$)|.{1,${width}}`, 'g')) ?? []
  return lines.map((line) => `${indent}${line.trimEnd()}`).join('\n')
}
