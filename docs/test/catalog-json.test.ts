import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOG } from '@vod-errors/core'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ACCOUNT } from '../reference/entries/account.ts'
import { BFF_REQUESTS } from '../reference/entries/bff-requests.ts'
import { CREDENTIALS } from '../reference/entries/credentials.ts'
import { MEDIA } from '../reference/entries/media.ts'
import { NOTIFICATIONS } from '../reference/entries/notifications.ts'
import { SERVICE } from '../reference/entries/service.ts'
import { UPLOADS } from '../reference/entries/uploads.ts'
import { ENTRIES } from '../reference/entries.ts'
import { type Entry, ROLES, type Text } from '../reference/entry.ts'
import { BILL, CLOCK, KEY_IN_CONSOLE, REAL_NAME, SECRET, SUBSCRIPTION } from '../reference/steps.ts'
import { catalogFiles } from '../tables/catalog-files.ts'
import { CODES } from '../tables/catalog-json.ts'

const CORE = join(__dirname, '../../packages/core')
const published = (name: string) => JSON.parse(readFileSync(join(CORE, name), 'utf8'))

const textsOf = ({ meaning, causes, actions }: Entry): readonly Text[] => [
  meaning,
  ...causes,
  ...ROLES.flatMap((role) => actions[role]),
]

test.each(Object.entries(catalogFiles()))('%s is what `docs:tables` writes', (path, text) => {
  expect(readFileSync(join(CORE, '../..', path), 'utf8')).toBe(text)
})

test('the catalog as data fits its schema, with every section of every code in both languages', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } })
  const validate = ajv.compile(published('catalog.schema.json'))
  validate(published('catalog.json'))
  expect(validate.errors).toBeNull()
})

test('the catalog as data has every code, in the order of the catalog', () => {
  const codes = published('catalog.json').codes.map(({ code }: { code: string }) => code)
  expect(codes).toEqual(Object.keys(CATALOG))
})

test('every code has an entry, and every entry a code', () => {
  expect(Object.keys(ENTRIES).sort()).toEqual([...CODES].sort())
})

test.each(CODES)('%s is explained in both languages', (code) => {
  for (const { en, 'zh-CN': zhCN } of textsOf(ENTRIES[code])) {
    expect(en).toMatch(/^[A-Z`0-9].*[.?]$/)
    expect(en).not.toMatch(/\p{Script=Han}/u)
    expect(zhCN).toMatch(/\p{Script=Han}.*[。？]$/u)
  }
})

test.each(CODES)('%s says nothing twice', (code) => {
  const texts = textsOf(ENTRIES[code]).map(({ en }) => en)
  expect(texts).toEqual([...new Set(texts)])
})

test.each([
  ['operator', { ...CREDENTIALS, ...ACCOUNT, ...BFF_REQUESTS }],
  ['caller', { ...MEDIA, ...UPLOADS, ...NOTIFICATIONS }],
  ['service', SERVICE],
])('the files of the %s faults have no other codes', (fault, entries) => {
  const faults = new Map(CODES.map((code) => [String(code), CATALOG[code].fault]))
  for (const code of Object.keys(entries)) expect([code, faults.get(code)]).toEqual([code, fault])
})

test.each([
  ['the key', KEY_IN_CONSOLE, ENTRIES.InvalidAccessKeyId],
  ['the secret', SECRET, ENTRIES.SignatureDoesNotMatch],
  ['the clock', CLOCK, ENTRIES.RequestExpired],
  ['the clock', CLOCK, ENTRIES.RequestTimeTooSkewed],
  ['the subscription', SUBSCRIPTION, ENTRIES.OptInRequired],
  ['the subscription', SUBSCRIPTION, ENTRIES.UserNotFound],
  ['the bill', BILL, ENTRIES.AccountOverdue],
  ['the real-name verification', REAL_NAME, ENTRIES.QualifyNotPass],
])('the steps check %s: %#', (_what, step, entry) => {
  expect(entry.actions.operator).toContain(step)
})

test.each(CODES)('%s names only codes that exist', (code) => {
  const named = textsOf(ENTRIES[code]).flatMap(({ en, 'zh-CN': zhCN }) => [
    ...(`${en}${zhCN}`.match(/`(?:Media|Account|Request|Upstream|Invalid)\w+`/g) ?? []),
  ])
  for (const name of named) expect(CODES.map(String)).toContain(name.slice(1, -1))
})
