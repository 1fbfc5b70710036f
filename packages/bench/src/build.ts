import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The folder of the programs to measure, and of the load generator. */
export const PROGRAMS = here('../dist')

/** The catalog sizes of the growth builds, as multiples of the real catalog. */
export const CATALOG_FACTORS = [1, 10, 100] as const

/**
 * Bundles this package's sources and the `dist` of the published packages into programs for plain Node. The packages must
 * have been built. Packages from npm stay external.
 *
 * @throws {Error} if the build fails.
 */
export async function buildPrograms(): Promise<void> {
  const entryPoints = {
    serve: here('storm/serve.ts'),
    load: here('storm/load.ts'),
    'in-process': here('in-process/main.ts'),
    growth: here('growth/main.ts'),
    transport: here('transport/main.ts'),
  }
  await bundle(entryPoints, PROGRAMS, [])
  for (const factor of CATALOG_FACTORS) {
    await bundle({ growth: entryPoints.growth }, catalogProgram(factor), [growCatalog(factor)])
  }
}

/** The folder of the programs with a catalog that is `factor` times the real one. */
export function catalogProgram(factor: number): string {
  return `${PROGRAMS}/catalog-x${factor}`
}

async function bundle(entryPoints: Record<string, string>, outdir: string, plugins: Plugin[]): Promise<void> {
  await build({
    entryPoints,
    outdir,
    plugins,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: {
      '@vod-errors/core': here('../../core/dist/esm/index.js'),
      '@vod-errors/core/catalog': here('../../core/dist/esm/catalog.js'),
      '@vod-errors/core/host': here('../../core/dist/esm/host.js'),
      '@vod-errors/express': here('../../express/dist/esm/index.js'),
      '@vod-errors/koa': here('../../koa/dist/esm/index.js'),
    },
    logLevel: 'error',
  })
}

/** The catalog is not an option but data inside core, so core is built with a larger one to measure the cost of its size. */
function growCatalog(factor: number): Plugin {
  return {
    name: 'grow-catalog',
    setup: ({ onLoad }) =>
      onLoad({ filter: /core\/dist\/esm\/catalog\/catalog\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        const grown = source.replace('export const CATALOG = {', 'const REAL = {')
        if (grown === source) throw new Error(`Expected the catalog in ${path}`)
        return { contents: `${grown}\n${grownCatalog(factor)}` }
      }),
  }
}

function grownCatalog(factor: number): string {
  return `
    const copies = Array.from({ length: ${factor - 1} }, (_item, index) =>
      Object.entries(REAL).map(([code, row]) => [code + 'Copy' + index, row]))
    export const CATALOG = Object.fromEntries([...copies.flat(), ...Object.entries(REAL)])`
}
