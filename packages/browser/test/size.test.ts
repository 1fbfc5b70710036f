import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'

/** Bundles a page's code for browsers, with a chunk for each language. Fails for an import from node. */
async function bundle(code: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: __dirname, sourcefile: 'page.ts' },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    outdir: 'out',
    write: false,
    logLevel: 'error',
    metafile: true,
  })
  const page = outputFiles.find(({ path }) => path.endsWith('stdin.js'))
  return { bytes: gzipSync(page?.contents ?? '', { level: 9 }).length, metafile, count: outputFiles.length }
}

const imports = ({ inputs }: Metafile) =>
  Object.keys(inputs).filter((path) => !path.startsWith('packages/browser/'))

test('has at most 3 KB gzipped without the texts, and imports nothing but itself', async () => {
  const { bytes, metafile, count } = await bundle("export * from '../src/index.ts'")
  expect(bytes).toBeLessThanOrEqual(3072)
  expect(bytes).toBeGreaterThan(2000)
  expect(imports(metafile)).toEqual([])
  expect(count).toBeGreaterThan(2)
})

test.each([
  ['isVodErrorBody', 400],
  ['countdown', 400],
  ['loadTexts', 600],
  ['readVodError', 2700],
])('a page that imports only %s loads at most %i bytes', async (name, limit) => {
  const { bytes } = await bundle(`export { ${name} } from '../src/index.ts'`)
  expect(bytes).toBeLessThanOrEqual(limit)
  expect(bytes).toBeGreaterThan(limit / 2)
})

test('a page that imports nothing by name loads nothing', async () => {
  expect((await bundle("import '../src/index.ts'")).metafile.outputs['out/stdin.js']?.bytes).toBeLessThan(10)
})
