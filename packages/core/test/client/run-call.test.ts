import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CallRecord, CHANNELS, toVodError, VodError, vodCall, wrapVodClient } from '../../src/index.ts'
import { REQUEST_ID } from '../adapter.ts'

const notFound = {
  status_code: 404,
  code: 'MediaNotFound',
  message: 'Media not found with mda-1',
  request_id: 'r-1',
}
const succeeded = { code: undefined, fault: undefined, requestId: undefined, upstreamStatus: undefined }
const failed = { code: 'MediaNotFound', fault: 'caller', requestId: 'r-1', upstreamStatus: 404 }

/** The records that the channel publishes while `make` runs, whether it succeeds or not. */
async function recordsOf(make: () => Promise<unknown>): Promise<readonly CallRecord[]> {
  const records: CallRecord[] = []
  const hear = (record: unknown) => {
    records.push(record as CallRecord)
  }
  subscribe(CHANNELS.call, hear)
  await make().catch(() => {})
  unsubscribe(CHANNELS.call, hear)
  return records
}

describe(`the channel ${CHANNELS.call} publishes, once finished,`, () => {
  const client = wrapVodClient({ read: () => Promise.reject(notFound) })
  const late = { code: 'UpstreamTimeout', fault: 'service', requestId: undefined, upstreamStatus: undefined }
  test.each<[string, () => Promise<unknown>, object]>([
    [
      'a call that succeeded',
      () => vodCall(() => 1, { operation: 'read' }),
      { ...succeeded, operation: 'read' },
    ],
    [
      'a call with a secret in its name, redacted',
      () => vodCall(() => 1, { operation: 'read token=S3' }),
      { ...succeeded, operation: 'read token=[redacted]' },
    ],
    ['a call without a name', () => vodCall(() => 1), { ...succeeded, operation: undefined }],
    ['a call that failed', () => vodCall(Promise.reject(notFound)), { ...failed, operation: undefined }],
    ['a call of a wrapped client', () => client.read(), { ...failed, operation: 'read' }],
    [
      'a call that timed out',
      () => vodCall(new Promise(() => {}), { timeout: 1 }),
      { ...late, operation: undefined },
    ],
  ])('%s', async (_name, make, expected) => {
    const timing = { startTime: expect.any(Number), duration: expect.any(Number) }
    const records = await recordsOf(make)
    expect(records).toStrictEqual([{ ...expected, ...timing }])
    expect(records.every(Object.isFrozen)).toBe(true)
  })
})

describe('the time of a call', () => {
  test('is its start time, and its duration in whole milliseconds', async () => {
    const began = performance.timeOrigin + performance.now()
    const [record] = await recordsOf(() => vodCall(sleep(60)))
    const took = performance.timeOrigin + performance.now() - began
    expect(record?.startTime).toBeGreaterThanOrEqual(began)
    expect(record?.startTime).toBeLessThanOrEqual(began + took - 59)
    expectDuration(record?.duration, took)
  })

  test.each<[string, () => Promise<unknown>]>([
    ['failed', () => vodCall(() => sleep(60).then(() => Promise.reject(notFound)))],
    ['timed out', () => vodCall(new Promise(() => {}), { timeout: 60 })],
  ])('is in the VodError of a call that %s', async (_name, make) => {
    const began = performance.now()
    const error: unknown = await make().catch((thrown: unknown) => thrown)
    if (!(error instanceof VodError)) throw new Error('Not rejected with a VodError', { cause: error })
    expectDuration(error.duration, performance.now() - began)
  })

  test('is that of the innermost call', async () => {
    const inner = new VodError({ upstreamCode: 'MediaNotFound', duration: 7 })
    const outer = vodCall(Promise.reject(inner), { operation: 'outer' })
    await expect(outer).rejects.toMatchObject({ operation: 'outer', duration: 7 })
  })

  function expectDuration(duration: number | undefined, took: number): void {
    expect(Number.isInteger(duration)).toBe(true)
    // A timer may fire a millisecond before its time.
    expect(duration).toBeGreaterThanOrEqual(59)
    expect(duration).toBeLessThanOrEqual(Math.ceil(took))
  }
})

describe('an Error that the app made of the response', () => {
  const body = { requestId: REQUEST_ID, code: 'MediaNotFound', message: 'Media not found with mda-1' }
  const found = { code: 'MediaNotFound', status: 404, requestId: REQUEST_ID, params: { mediaId: 'mda-1' } }
  const errors: readonly [string, object][] = [
    ['in its properties', Object.assign(new Error(body.message), body)],
    ['as `body`', Object.assign(new Error('x'), { status: 404, body })],
    ['as `data`', Object.assign(new Error('x'), { status: 404, data: body })],
    ['in a cause', new Error('page', { cause: Object.assign(new Error(body.message), body) })],
  ]

  test.each(errors)('that has the error body %s is read in a call to VOD', async (_where, thrown) => {
    await expect(vodCall(Promise.reject(thrown))).rejects.toMatchObject(found)
  })

  test.each(errors)('that has the error body %s is another error anywhere else', (_where, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
  })

  test('keeps the status that VOD sent', async () => {
    const thrown = Object.assign(new Error('x'), { status: 404, body: { ...body, code: 'BrandNew' } })
    await expect(vodCall(Promise.reject(thrown))).rejects.toMatchObject({ code: 'BrandNew', status: 404 })
    const denied = Object.assign(new Error('x'), {
      statusCode: 403,
      data: { ...body, code: 'InvalidRequest' },
    })
    await expect(vodCall(Promise.reject(denied))).rejects.toMatchObject({ fault: 'operator', status: 403 })
  })

  test.each([
    ['ECONNRESET', 'UpstreamUnreachable'],
    ['ETIMEDOUT', 'UpstreamTimeout'],
    ['ABORT_ERR', 'UpstreamAborted'],
    ['ENOENT', 'UpstreamFailed'],
  ])("keeps the code of %s beside the BFF's own request id", async (code, expected) => {
    const thrown = Object.assign(new Error('x'), { code, requestId: 'bff-1' })
    await expect(vodCall(Promise.reject(thrown))).rejects.toMatchObject({ code: expected })
  })

  test('counts less than its cause', async () => {
    const thrown = Object.assign(new Error('x', { cause: notFound }), { code: 'E_MEDIA', requestId: 'bff-1' })
    await expect(vodCall(Promise.reject(thrown))).rejects.toMatchObject({ code: notFound.code })
  })

  test('keeps its transport error if it has no request id', async () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED', status: 500 })
    await expect(vodCall(Promise.reject(refused))).rejects.toMatchObject({ code: 'UpstreamUnreachable' })
  })
})

test('makes no record without subscribers', async () => {
  const jsonOf = jest.spyOn(VodError, 'jsonOf')
  const call = () => vodCall(Promise.reject(notFound))
  await expect(call()).rejects.toBeInstanceOf(VodError)
  expect(jsonOf).not.toHaveBeenCalled()
  await recordsOf(call)
  expect(jsonOf).toHaveBeenCalledTimes(1)
  jsonOf.mockRestore()
})
