import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../root.ts'

/** The quick start: what a newcomer pastes, and what they should then see. */
export interface QuickStart {
  /** The packages of every `npm install`. */
  readonly packages: readonly string[]
  /** What is saved in files, by name. */
  readonly files: Readonly<Record<string, string>>
  /** The variables that are exported. */
  readonly env: Readonly<Record<string, string>>
  /** The command that compiles `app.ts`. */
  readonly compile: string
  readonly curl: string
  /** What `curl` prints. */
  readonly output: string
  /** What the BFF prints once VOD is gone. */
  readonly log: string
}

/** Reads the quick start of README.md, and the app of the package for Koa. @throws {Error} that says what is missing. */
export async function readQuickStart(): Promise<QuickStart> {
  const [readme, koa] = await Promise.all(['README.md', 'packages/koa/README.md'].map(readPage))
  return quickStartOf(readme ?? '', koa ?? '')
}

async function readPage(page: string): Promise<string> {
  return await readFile(join(ROOT, page), 'utf8')
}

/** The quick start of a README, and the app of the package for Koa. @throws {Error} that says what is missing. */
export function quickStartOf(readme: string, koa: string): QuickStart {
  const app = blockOf('js', /^import /, readme)
  return {
    packages: packagesIn(`${readme}\n${koa}`),
    files: {
      'app.mjs': app,
      'app.cjs': withImportsReplaced(app, blockOf('js', /^const .*require/, readme)),
      'app.ts': app,
      'baiducloud-sdk.d.ts': blockOf('ts', /^declare module/, readme),
      'koa.mjs': blockOf('js', /^import /, koa),
    },
    env: exportsIn(blockOf('sh', /^export /, readme)),
    compile: lineOf(blockOf('sh', /^npx tsc /m, readme), /^npx tsc .*$/m),
    curl: blockOf('sh', /^curl /, readme).trim(),
    output: blockOf('json', /^\{/, readme).trim(),
    log: blockOf('text', /^\[vod-errors\]/, readme).trim(),
  }
}

/** The first block of a language that matches. */
function blockOf(language: string, pattern: RegExp, page: string): string {
  const blocks = Array.from(page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm))
  const found = blocks.find(([, tag, text = '']) => tag === language && pattern.test(text))
  if (!found) throw new Error(`Expected a block of ${language} that matches ${pattern}`)
  return found[2] ?? ''
}

function lineOf(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[0] ?? ''
}

function withImportsReplaced(app: string, lines: string): string {
  return lines + app.replace(/^import .*\n/gm, '')
}

function packagesIn(page: string): readonly string[] {
  const lines = Array.from(page.matchAll(/^npm install (.*)$/gm), ([, names = '']) => names)
  const names = lines.flatMap((line) => line.split(' ')).filter((name) => !name.startsWith('-'))
  return [...new Set(names)]
}

function exportsIn(block: string): Readonly<Record<string, string>> {
  const pairs = block.matchAll(/(\w+)=(\S+)/g)
  return Object.fromEntries(Array.from(pairs, ([, name = '', value = '']) => [name, value]))
}
