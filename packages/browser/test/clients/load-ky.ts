import { buildSync } from 'esbuild'
import type { KyInstance } from 'ky'

/** Loads ky as CommonJS, because Jest cannot load ES modules from node_modules. */
export function loadKy(): KyInstance {
  const { outputFiles } = buildSync({
    stdin: { contents: "export { default } from 'ky'", resolveDir: __dirname },
    bundle: true,
    format: 'cjs',
    write: false,
  })
  const loaded: { exports: { default?: KyInstance } } = { exports: {} }
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(loaded, loaded.exports)
  if (!loaded.exports.default) throw new Error('ky did not load')
  return loaded.exports.default
}
