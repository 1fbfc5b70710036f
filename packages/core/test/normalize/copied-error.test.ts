import { isSyntheticCode } from '../../src/catalog.ts'
import { CATALOG, isVodErrorCode, toVodError, VodError, type VodErrorInit } from '../../src/index.ts'
import { respondTo } from '../report/respond-to.ts'
import { captureStderr } from '../stderr.ts'

captureStderr()

const CODES = Object.keys(CATALOG).filter(isVodErrorCode)
const REST = { requestId: 'id-1', operation: 'getMedia', duration: 7, upstreamStatus: 418 } as const

/** Errors whose meaning their code alone does not tell, by what else does. */
const OTHERS: Readonly<Record<string, VodErrorInit>> = {
  'an unknown code': { ...REST, upstreamCode: 'Brand.NewCode', upstreamStatus: 429 },
  'the host of the token service': { ...REST, upstreamCode: 'InvalidRequest', host: 'sts.bj.baidubce.com' },
  'a status that changes the meaning': { upstreamCode: 'InvalidRequest', upstreamStatus: 403 },
  'a time to wait': { upstreamCode: 'MediaNotFound', retryAfter: 30 },
  'the number of a vendor': { upstreamCode: 'kling.1303', syntheticCode: 'ModelThrottled' },
  'no code': { upstreamStatus: 504 },
  'a secret in the message': {
    upstreamCode: 'IllegalMediaSessionKey',
    message: 'Media session key c2VjcmV0LXNlc3Npb24ta2V5 is illegal',
  },
}

const INITS: readonly (readonly [string, VodErrorInit])[] = [
  ...CODES.map((code): [string, VodErrorInit] => [
    code,
    { ...REST, ...(isSyntheticCode(code) ? { syntheticCode: code } : { upstreamCode: `Any.${code}` }) },
  ]),
  ...Object.entries(OTHERS),
]

describe.each(INITS)('a copy of a VodError with %s', (_name, init) => {
  const error = new VodError(init)
  const json: unknown = JSON.parse(JSON.stringify(error))

  test('is revived whole, as data and on an Error', () => {
    for (const copy of [json, error.toJSON(), Object.assign(new Error(error.message), json)]) {
      const revived = toVodError(copy)
      expect(revived).toBeInstanceOf(VodError)
      expect(revived?.toJSON()).toEqual(error.toJSON())
      expect(revived?.cause).toBe(copy)
    }
  })

  test('gets the response of the original, if it is thrown', async () => {
    const [one, other] = [await respondTo(error), await respondTo(json)]
    const { status, body, headers } = other ?? {}
    const id = /"requestId":"[^"]+"/
    expect({ status, body: body?.replace(id, '') }).toEqual({
      status: one?.status,
      body: one?.body.replace(id, ''),
    })
    expect(headers?.['retry-after']).toBe(one?.headers['retry-after'])
  })

  test('is complete without its cause, too', () => {
    expect(error.withoutCause().toJSON()).toEqual(error.toJSON())
  })
})

test('a structured clone of the error itself has lost everything but its message', () => {
  expect(toVodError(structuredClone(new VodError({ upstreamCode: 'MediaNotFound' })))).toBeUndefined()
})

test('a code that this app has added means what the app says, wherever the error was made', async () => {
  const copy = new VodError({ upstreamCode: 'CopiedQuota', upstreamStatus: 400 }).toJSON()
  await respondTo(copy, { codes: { CopiedQuota: { status: 429, fault: 'service', retryable: true } } })
  expect(toVodError(copy)).toMatchObject({ status: 429, fault: 'service', retryable: true })
})

const COPY = new VodError({ upstreamCode: 'MediaNotFound' }).toJSON()

test.each<[string, object]>([
  ['the name alone', { name: 'VodError' }],
  ['another name', { ...COPY, name: 'Error' }],
  ['no code', { ...COPY, code: undefined }],
  ['a code of two words', { ...COPY, code: 'two words' }],
  ['no message', { ...COPY, message: undefined }],
  ['a status of a success', { ...COPY, status: 200 }],
  ['a status as text', { ...COPY, status: '404' }],
  ['no fault of ours', { ...COPY, fault: '__proto__' }],
  ['no retryable', { ...COPY, retryable: 1 }],
])('is not revived from data with %s', (_name, value) => {
  expect(toVodError(value)).toBeUndefined()
})

test('is revived safely: what is not printable or sendable is dropped, and the text is redacted', () => {
  const revived = toVodError({
    ...COPY,
    requestId: 'a\r\nb',
    upstreamCode: undefined,
    retryable: true,
    retryAfter: 1e9,
    message: 'authorization: bce-auth-v1/0123456789abcdef0123456789abcdef/x',
    params: { mediaId: {} },
  })
  expect(revived).toMatchObject({
    code: 'MediaNotFound',
    requestId: undefined,
    retryAfter: 86_400,
    params: {},
  })
  expect(revived?.message).not.toContain('0123456789abcdef')
})

test('the token service’s errors are operator faults by its host, in the shape of a client', () => {
  const data = { requestId: 'id-1', code: 'InvalidRequest', message: 'not support temporal credential' }
  const url = 'https://sts.bj.baidubce.com/v1/sessionToken'
  const thrown = { isAxiosError: true, config: { url }, response: { status: 400, data, headers: {} } }
  expect(toVodError(thrown)).toMatchObject({ code: 'InvalidRequest', status: 400, fault: 'operator' })
  const media = { ...thrown, config: { url: 'https://vod.bj.baidubce.com/v2/medias' } }
  expect(toVodError(media)).toMatchObject({ code: 'InvalidRequest', status: 400, fault: 'caller' })
})

test.each([
  ['MediaNotFound', 404],
  ['Brand.NewCode', 502],
])('a copy of %s that says 401 gets a %i: front ends would log the person out', async (code, status) => {
  const copy = { ...new VodError({ upstreamCode: code }).toJSON(), status: 401, fault: 'operator' }
  expect(toVodError(copy)).toMatchObject({ code: code.replace('Brand.', ''), status })
  expect(await respondTo(copy)).toMatchObject({ status })
})
