import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ATTR_ERROR_TYPE, ATTR_HTTP_RESPONSE_STATUS_CODE } from '@opentelemetry/semantic-conventions'
import { ATTRIBUTES } from '../src/attributes.ts'
import { SCOPE } from '../src/scope.ts'

test('uses the name and version of the package as its scope', () => {
  const { name, version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'))
  expect(SCOPE).toEqual({ name, version })
})

test('uses the attribute names of the semantic conventions, and the namespace vod for all others', () => {
  const conventional: readonly string[] = [ATTR_ERROR_TYPE, ATTR_HTTP_RESPONSE_STATUS_CODE]
  const others = Object.values(ATTRIBUTES).filter((name) => !conventional.includes(name))
  expect(others).toHaveLength(Object.keys(ATTRIBUTES).length - conventional.length)
  for (const name of others) expect(name).toMatch(/^vod\.[a-z_]+$/)
})
