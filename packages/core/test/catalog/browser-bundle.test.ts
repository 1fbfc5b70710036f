import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(__dirname, '../../../..')

/** Bundles a door of core for browsers, where `node:` imports do not resolve. */
function bundleForBrowser(door: string) {
  const entry = join(ROOT, 'packages/core/src', door)
  const options = ['--bundle', '--format=esm', '--platform=browser', '--log-level=error']
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/esbuild'), [entry, ...options], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('bundles @vod-errors/core/catalog for browsers, without any node: import', () => {
  const { status, stdout, stderr } = bundleForBrowser('catalog.ts')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('MediaNotFound')
  expect(stdout).not.toContain('node:')
})

test('would fail for a door with node: imports', () => {
  const { status, stderr } = bundleForBrowser('index.ts')
  expect(status).toBe(1)
  expect(stderr).toContain('Could not resolve "node:')
})
