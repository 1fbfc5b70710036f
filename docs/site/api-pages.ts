import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Pages } from './sidebar.ts'

/** Adapters export all of core, too, which has its pages at core. */
const ADAPTERS: readonly string[] = ['@vod-errors/express', '@vod-errors/koa']
const CORE = '@vod-errors/core'

/** The API reference that typedoc wrote into a folder: one page for each export. */
export function apiPages(folder: string): Pages {
  if (!existsSync(folder)) throw new Error(`Expected the API reference in ${folder}: run typedoc first`)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  )
  const paths = new Set(names)
  const entries = names
    .filter((name) => homeOf(name, paths) === name)
    .map((name) => [`api/${name}`, withLinksToCore(name, readFileSync(join(folder, name), 'utf8'), paths)])
  return Object.fromEntries(entries)
}

/** Where an export is described: what an adapter only passes on, at core. */
function homeOf(name: string, paths: ReadonlySet<string>): string {
  const adapter = ADAPTERS.find((each) => name.startsWith(`${each}/`) && !name.endsWith('index.md'))
  const atCore = adapter && name.replace(adapter, CORE)
  return atCore !== undefined && paths.has(atCore) ? atCore : name
}

function withLinksToCore(name: string, text: string, paths: ReadonlySet<string>): string {
  return text.replace(/\]\((?!https?:)([^)#]+\.md)/g, (_link, target: string) => {
    const path = posix.normalize(posix.join(posix.dirname(name), target))
    const relative = posix.relative(posix.dirname(name), homeOf(path, paths))
    return `](${relative.startsWith('.') ? relative : `./${relative}`}`
  })
}
