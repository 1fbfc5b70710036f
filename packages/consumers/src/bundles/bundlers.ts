/** A bundler that builds the page into the folder `dist-NAME`. */
export interface Bundler {
  readonly name: 'vite' | 'webpack'
  readonly config: string
  /** The command, relative to the project. */
  readonly command: readonly string[]
}

// Modules as output, so that node can run what a browser would.
const VITE = `export default {
  logLevel: 'error',
  build: { outDir: 'dist-vite', modulePreload: false, target: 'es2022', rolldownOptions: { input: 'page.js' } },
}
`
const WEBPACK = `import { fileURLToPath } from 'node:url'
import webpack from 'webpack'
const path = fileURLToPath(new URL('dist-webpack', import.meta.url))
const output = { path, module: true, chunkFormat: 'module', filename: '[name].mjs' }
webpack({ mode: 'production', target: ['web', 'es2022'], entry: './page.js', output, experiments: { outputModule: true } }, (error, stats) => {
  if (error ?? stats.hasErrors()) throw error ?? new Error(stats.toString())
})
`

/** The newest majors that run on Node 20. */
export const BUNDLERS: readonly Bundler[] = [
  { name: 'vite', config: VITE, command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.mjs'] },
  { name: 'webpack', config: WEBPACK, command: ['webpack.mjs'] },
]
