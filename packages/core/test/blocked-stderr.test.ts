import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Prints 50 MB to stderr, which nobody reads, and tells how much waits there. */
const STORM = `
  import { printToStderr } from './stderr.ts'
  let largest = 0
  for (let line = 0; line < 50_000; line++) {
    printToStderr('x'.repeat(1_000))
    largest = Math.max(largest, process.stderr.writableLength)
  }
  process.stdout.write(String(largest))
  process.stdin.once('data', () => setTimeout(() => printToStderr('after the storm'), 200))
`

/** Compiled before, because a compiler in the child would make its stderr synchronous. */
async function compile(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: join(__dirname, '../src') }
  const { outputFiles } = await build({ stdin, bundle: true, platform: 'node', write: false })
  return outputFiles.map(({ text }) => text).join('')
}

test('a blocked stderr queues 1 MiB at most, and then tells how many lines are missing', async () => {
  const child = spawn(process.execPath, ['--eval', await compile(STORM)])
  const [largest] = await once(child.stdout, 'data')
  expect(Number(largest)).toBeGreaterThan(1_000_000)
  expect(Number(largest)).toBeLessThan(1_060_000)
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stdin.end('go')
  await once(child, 'close')
  const lines = printed.trimEnd().split('\n')
  const [, skipped] = /stderr was blocked: (\d+) lines were not printed/.exec(lines.at(-2) ?? '') ?? []
  expect(lines.at(-1)).toBe('after the storm')
  expect(lines.length - 2 + Number(skipped)).toBe(50_000)
})
