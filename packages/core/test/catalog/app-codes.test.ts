import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createResponder, labelOfCode, subscribeTo } from '../../src/host.ts'
import { CATALOG, CHANNELS, isRetryable, lookUpCode, toVodError, VodError, vodCall } from '../../src/index.ts'
import { ADAPTER } from '../adapter.ts'
import { plainLogger, respondTo, sdkRejection } from '../report/respond-to.ts'
import { captureStderr } from '../stderr.ts'

const printed = captureStderr()

const QUOTA = {
  status: 429,
  fault: 'caller',
  retryable: false,
  template: 'Quota of {quota} exceeded',
} as const
const REJECTION = sdkRejection('QuotaException.QuotaUsedUp', 400, 'Quota of 7 GB exceeded')
const OPTIONS = { logger: false, codes: { QuotaUsedUp: QUOTA } } as const

/** What the browser gets. */
async function bodyOf(thrown: unknown, options: object, language = 'en') {
  const headers = { 'accept-language': language }
  const response = await respondTo(thrown, { ...OPTIONS, ...options }, { headers })
  return { status: response?.status, ...JSON.parse(response?.body ?? '') }
}

test('classifies a code by the row of the app, whoever creates the error', async () => {
  expect(toVodError(REJECTION)).toMatchObject({ status: 400, params: {} })
  await respondTo(REJECTION, OPTIONS)
  const expected = { code: 'QuotaUsedUp', status: 429, fault: 'caller', params: { quota: '7 GB' } }
  expect(toVodError(REJECTION)).toMatchObject(expected)
  expect(new VodError({ upstreamCode: 'QuotaUsedUp', message: 'Quota of 7 GB exceeded' })).toMatchObject(
    expected,
  )
  await expect(vodCall(Promise.reject(REJECTION))).rejects.toMatchObject(expected)
  expect(lookUpCode('Any.QuotaUsedUp')).toEqual({ ...QUOTA, origin: 'app' })
  expect(isRetryable(REJECTION)).toBe(false)
})

test('forgets the codes of a set-up that failed, but not those of another handler', async () => {
  await respondTo(REJECTION, OPTIONS)
  const codes = { QuotaUsedUp: QUOTA, MistypedQuota: { ...QUOTA, status: 409 } }
  expect(() => createResponder(ADAPTER, { codes, docsUrl: 'nowhere' })).toThrow('`docsUrl`')
  expect(lookUpCode('MistypedQuota')).toBeUndefined()
  expect(lookUpCode('QuotaUsedUp')).toMatchObject(QUOTA)
})

test('has its template redacted, too', async () => {
  const template = 'Quota\nexceeded, token=7f3a9c'
  await bodyOf(REJECTION, { codes: { LeakyQuota: { ...QUOTA, template } } })
  const error = new VodError({ upstreamCode: 'LeakyQuota', message: template })
  expect(error.message).toBe('Quota exceeded, token=[redacted]')
})

test('is known to status and messages, parameters included', async () => {
  const messages = { QuotaUsedUp: 'You have used all of your {quota}.' }
  expect(await bodyOf(REJECTION, { messages, status: { QuotaUsedUp: 402 } })).toMatchObject({
    status: 402,
    code: 'QuotaUsedUp',
    message: 'You have used all of your 7 GB.',
  })
})

test('is known to the tables of languages; without a text, the neutral one of its fault is sent', async () => {
  const locales = [{ locale: 'fr', fallback: 'en', codes: { QuotaUsedUp: 'Quota épuisé.' } }]
  expect(await bodyOf(REJECTION, { locales }, 'fr')).toMatchObject({ message: 'Quota épuisé.' })
  expect(await bodyOf(REJECTION, { locales })).toMatchObject({
    message: "We couldn't complete this request. Please check it and try again.",
  })
})

test('has a metric label of its own, and raises no alarm about an unknown code', async () => {
  const { lines, logger } = plainLogger()
  const onUnknown = jest.fn()
  const stop = subscribeTo('unknownCode', onUnknown)
  await respondTo(REJECTION, { ...OPTIONS, logger })
  stop()
  expect(labelOfCode('QuotaUsedUp')).toBe('QuotaUsedUp')
  expect(CHANNELS.unknownCode).toBeDefined()
  expect(onUnknown).not.toHaveBeenCalled()
  expect(lines.map((line) => line.split(' {', 1)[0])).toEqual(['info: VOD error QuotaUsedUp, responded 429'])
})

test('suggests the codes of the app, too, for a misspelled one', async () => {
  await expect(respondTo(REJECTION, { ...OPTIONS, messages: { QuotaUsedUpp: 'x' } })).resolves.toBeDefined()
  await expect(respondTo(REJECTION, { ...OPTIONS, messages: { QuotaUsdUp: 'x' } })).rejects.toThrow(
    '(did you mean QuotaUsedUp?)',
  )
})

test('accepts the same row from several handlers, but not two different ones', async () => {
  await respondTo(REJECTION, OPTIONS)
  await respondTo(REJECTION, { codes: { QuotaUsedUp: { ...QUOTA } } })
  await expect(respondTo(REJECTION, { codes: { QuotaUsedUp: { ...QUOTA, status: 403 } } })).rejects.toThrow(
    'Expected `codes.QuotaUsedUp` to be the same row in every handler of the process',
  )
})

test('lets the catalog’s row count, with a warning: a later release can add the code of an app', async () => {
  await respondTo(REJECTION, { ...OPTIONS, codes: { MediaNotFound: { ...QUOTA, template: '' } } })
  expect(printed()).toEqual([
    expect.stringContaining('codes.MediaNotFound has no effect: the catalog has this code'),
  ])
  expect(lookUpCode('MediaNotFound')).toBe(CATALOG.MediaNotFound)
})

test.each(['constructor', 'toString', 'hasOwnProperty'])('treats %s like any other code', async (code) => {
  const thrown = sdkRejection(code, 400)
  const { message } = await bodyOf(thrown, { codes: { [code]: { ...QUOTA, template: '' } } })
  expect(message).toBe("We couldn't complete this request. Please check it and try again.")
})

test('is known to every copy of the package in the process', async () => {
  await respondTo(REJECTION, OPTIONS)
  jest.resetModules()
  const { lookUpCode: lookUpInCopy } =
    jest.requireActual<typeof import('../../src/index.ts')>('../../src/index.ts')
  expect(lookUpInCopy).not.toBe(lookUpCode)
  expect(lookUpInCopy('QuotaUsedUp')).toEqual({ ...QUOTA, origin: 'app' })
})

test('works where the global object takes no more properties', () => {
  const script = `
    Object.preventExtensions(globalThis)
    const { lookUpCode } = require(${JSON.stringify(join(__dirname, '../../src/catalog.ts'))})
    console.log(lookUpCode('MediaNotFound').status)`
  const options = { encoding: 'utf8', cwd: join(__dirname, '../../../..') } as const
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', 'esbuild-register', '-e', script], options)
  expect({ stdout, stderr }).toEqual({ stdout: '404\n', stderr: '' })
})
