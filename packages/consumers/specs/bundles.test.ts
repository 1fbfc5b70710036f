import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from '../src/run.ts'
import { useProject } from '../src/use-project.ts'

/** What the page prints. */
const PRINTED = 'MediaNotFound 404 r-1 NetworkError 网络连接失败，请检查网络后重试。\n'

// The newest majors that run on Node 20, and the oldest TypeScript that can read the declarations.
const project = useProject('@vod-errors/browser', '@vod-errors/core', 'vite', 'webpack', 'typescript@~5.0')

test.each(['vite', 'webpack'])('%s bundles a page without anything of node', async (bundler) => {
  project.paste('page.js')
  project.paste(`bundle-with-${bundler}.mjs`)
  await runNode(project.folder, `bundle-with-${bundler}.mjs`)
  const folder = join(project.folder, `dist-${bundler}`)
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /js$/.test(name),
  )
  // The page, and the texts of languages that it loads only if they are needed.
  expect(scripts.length).toBeGreaterThan(1)
  for (const script of scripts) expect(readFileSync(join(folder, script), 'utf8')).not.toContain('node:')
  const page = scripts.find((name) => /page|main/.test(name)) ?? ''
  expect(await runNode(folder, page)).toBe(PRINTED)
})

test.each([
  ['node16', 'node16', ['page.types.mts', 'page.types.cts']],
  ['bundler', 'esnext', ['page.types.ts']],
])('TypeScript 5.0 reads the types of browsers alone, %s', async (resolution, module, files) => {
  project.paste('page.types.ts', ...files)
  const flags = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--module', module]
  const tsc = 'node_modules/typescript/bin/tsc'
  await runNode(project.folder, tsc, ...flags, '--moduleResolution', resolution, ...files)
})
