import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ATTR_ERROR_TYPE, ATTR_HTTP_RESPONSE_STATUS_CODE } from '@opentelemetry/semantic-conventions'
import { ATTRIBUTES } from '../src/attributes.ts'
import { SCOPE } from '../src/scope.ts'

test('signs with the name and version of the package', () => {
  const { name, version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'))
  expect(SCOPE).toEqual({ name, version })
})

test('names what the semantic conventions name as they do, and all else in a namespace of its own', () => {
  const conventional: readonly string[] = [ATTR_ERROR_TYPE, ATTR_HTTP_RESPONSE_STATUS_CODE]
  const others = Object.values(ATTRIBUTES).filter((name) => !conventional.includes(name))
  expect(others).toHaveLength(Object.keys(ATTRIBUTES).length - conventional.length)
  for (const name of others) expect(name).toMatch(/^vod\.[a-z_]+$/)
})
