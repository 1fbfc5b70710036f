import { fileURLToPath } from 'node:url'
import webpack from 'webpack'

const path = fileURLToPath(new URL('dist-webpack', import.meta.url))
const options = {
  mode: 'production',
  target: ['web', 'es2022'],
  entry: './page.js',
  // Modules as output, so that node can run what a browser would.
  output: { path, module: true, chunkFormat: 'module', filename: '[name].mjs' },
  experiments: { outputModule: true },
}
webpack(options, (error, stats) => {
  if (error ?? stats.hasErrors()) throw error ?? new Error(stats.toString())
})
