import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type VodCallContext, type VodCallOptions, vodCall } from '../../src/index.ts'

const hang = () => new Promise<never>(() => {})

describe('a signal shared by several calls', () => {
  test('still aborts the running calls after one has finished', async () => {
    const controller = new AbortController()
    const limits = { signal: controller.signal, timeout: 5000 }
    const goingOn = [vodCall(hang, limits), vodCall(hang, limits)]
    await vodCall(() => 'over', limits)
    controller.abort()
    const outcomes = await Promise.allSettled(goingOn)
    const aborted = { status: 'rejected', reason: { code: 'UpstreamAborted' } }
    expect(outcomes).toMatchObject([aborted, aborted])
  })
})

describe('the signal that a call is passed', () => {
  test('has fired if it is first read after the timeout', async () => {
    let handed: VodCallContext | undefined
    const call = vodCall(
      (context) => {
        handed = context
        return hang()
      },
      { timeout: 5 },
    )
    const error: unknown = await call.catch((thrown: unknown) => thrown)
    expect(handed?.signal.aborted).toBe(true)
    expect(error).toMatchObject({ code: 'UpstreamTimeout', cause: handed?.signal.reason })
  })

  test('never fires without a limit', async () => {
    expect(await vodCall(({ signal }) => sleep(5, signal, { signal }))).toMatchObject({ aborted: false })
  })
})

test.each([1, 2_147_483_647])('accepts a timeout of %d ms', async (timeout) => {
  expect(await vodCall(() => 'result', { timeout })).toBe('result')
})

describe('rejects as a signal', () => {
  const polyfill = { aborted: false, addEventListener: () => {} }
  test.each<[string, unknown, string]>([
    ['a mere EventTarget', new EventTarget(), '[EventTarget]'],
    ['an emitter', new EventEmitter(), '[EventEmitter]'],
    [
      'one without removeEventListener',
      polyfill,
      '{ aborted: false, addEventListener: [Function: addEventListener] }',
    ],
  ])('%s', (_name, signal, shown) => {
    const attempt = () => vodCall(hang, { signal } as VodCallOptions)
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(`Expected \`signal\` to be an AbortSignal, got ${shown}`)
  })
})
