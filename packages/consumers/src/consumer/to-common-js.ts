/** Converts the static imports of a module to `require`. Everything else stays unchanged. */
export function toCommonJs(source: string): string {
  return source
    .replace(
      /^import (\{[^}]*\}) from ('.*')$/gm,
      (_, names, from) => `const ${toPattern(names)} = require(${from})`,
    )
    .replace(/^import (\w+) from ('.*')$/gm, 'const $1 = require($2)')
}

function toPattern(names: string): string {
  return names.replace(/(\w+) as (\w+)/g, '$1: $2')
}
