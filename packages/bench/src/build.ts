import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The folder of the programs to measure. */
export const PROGRAMS = here('../dist')

/**
 * Bundles this package's sources and the `dist` of the published packages into programs for plain Node. The packages must
 * have been built. Packages from npm stay external.
 *
 * @throws {Error} if the build fails.
 */
export async function buildPrograms(): Promise<void> {
  await build({
    entryPoints: { serve: here('serve.ts'), 'in-process': here('in-process.ts') },
    outdir: PROGRAMS,
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
      '@vod-errors/testing/start-program': here('../../testing/src/start-program.ts'),
    },
    logLevel: 'error',
  })
}
