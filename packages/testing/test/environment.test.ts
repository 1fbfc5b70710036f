import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGES = join(__dirname, '../..')

/** Reads that name the environment in any way: `process.env`, `import { env } from 'node:process'`, a part of `process`. */
const READS =
  /\bprocess\s*(?:\?\.|\.)\s*env\b|\benv\b[^'"\n]*\bfrom\s*['"](?:node:)?process['"]|\benv\b[^'"\n]*=\s*process\b|\[['"]env['"]\]|NODE_ENV/

const PUBLISHED = readdirSync(PACKAGES).filter((name) => {
  if (name.includes('.')) return false
  return JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8')).private !== true
})

test.each(PUBLISHED)('no source of %s reads an environment variable', (name) => {
  const source = join(PACKAGES, name, 'src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.[cm]?[jt]s$/.test(file),
  )
  expect(files).not.toEqual([])
  expect(files.filter((file) => READS.test(readFileSync(join(source, file), 'utf8')))).toEqual([])
})
