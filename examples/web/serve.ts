import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'
import { proxyTo } from './proxy.ts'

/** The page, being served. */
export interface ServedPage {
  /** `http://127.0.0.1:3003` */
  readonly origin: string
  readonly close: () => Promise<void>
}

const root = fileURLToPath(new URL('.', import.meta.url))

/**
 * Builds the page and serves it on the loopback interface, in front of the BFFs at these origins. Takes a second or two.
 *
 * @throws {Error} if the port is in use. 0 picks a free one.
 */
export async function servePage(bffs: Parameters<typeof proxyTo>[0], port: number): Promise<ServedPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'vod-errors-web-'))
  const remove = () => rm(outDir, { recursive: true, force: true })
  const settings = { root, logLevel: 'error', build: { outDir, emptyOutDir: true } } as const
  try {
    await build(settings)
    const server = await preview({
      ...settings,
      preview: { port, strictPort: port !== 0, proxy: proxyTo(bffs) },
    })
    const origin = new URL(server.resolvedUrls?.local[0] ?? '').origin
    return { origin, close: () => server.close().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}
