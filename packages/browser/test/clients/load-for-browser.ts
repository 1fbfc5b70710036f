import type { AxiosStatic } from 'axios'
import { buildSync } from 'esbuild'
import { JSDOM } from 'jsdom'
import type { KyInstance } from 'ky'

/** What the packages export in browsers. */
interface Exports {
  readonly axios: AxiosStatic
  readonly ky: KyInstance
}

/** Each package is bundled once. */
const bundles = new Map<string, string>()

/**
 * Loads what a package exports in browsers, with the XMLHttpRequest of a page at this address. As CommonJS, because Jest
 * cannot load ES modules from node_modules.
 */
export function loadForBrowser<Name extends keyof Exports>(name: Name, url: string): Exports[Name] {
  const code = bundles.get(name) ?? bundle(name)
  bundles.set(name, code)
  const { XMLHttpRequest } = new JSDOM('', { url }).window
  const loaded: { exports: { default?: Exports[Name] } } = { exports: {} }
  new Function('module', 'exports', 'XMLHttpRequest', code)(loaded, loaded.exports, XMLHttpRequest)
  if (!loaded.exports.default) throw new Error(`${name} did not load`)
  return loaded.exports.default
}

function bundle(name: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: `export { default } from '${name}'`, resolveDir: __dirname },
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
