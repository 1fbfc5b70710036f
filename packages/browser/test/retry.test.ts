import { countdown, type RetryOptions, retry } from '../src/index.ts'
import { createJqXhr } from './clients/jq-xhr.ts'

jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] })

const BUSY = { requestId: 'r-1', code: 'RequestConflict', message: 'Another change is still in progress.' }
const MISSING = { requestId: 'r-2', code: 'MediaNotFound', message: "This video doesn't exist." }

const respond = (body: object, status: number, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

/** Retries a call that has these outcomes, and lets all waiting pass. */
async function play(outcomes: readonly unknown[], options?: RetryOptions) {
  const started = Date.now()
  const times: number[] = []
  const call = async ({ attempt }: { attempt: number }) => {
    times.push((Date.now() - started) / 1000)
    const outcome = outcomes[attempt - 1]
    if (outcome instanceof Response) return outcome
    throw outcome
  }
  let isSettled = false
  const settled = Promise.allSettled([retry(call, options)]).finally(() => {
    isSettled = true
  })
  while (!isSettled) {
    await new Promise(setImmediate)
    await jest.runAllTimersAsync()
  }
  const [result] = await settled
  return { result, times }
}

describe('retry', () => {
  test('waits as long as the BFF asks, and returns the first success', async () => {
    const success = new Response('{}')
    const { result, times } = await play([respond(BUSY, 409, { 'retry-after': '3' }), success])
    expect(result).toEqual({ status: 'fulfilled', value: success })
    expect(times).toEqual([0, 3])
  })

  test('rejects a promise in place of a function', async () => {
    await expect(Reflect.apply(retry, undefined, [Promise.resolve(respond(BUSY, 409))])).rejects.toThrow(
      TypeError,
    )
  })

  test('waits 1, 2, 4 seconds if the BFF does not say', async () => {
    const busy = Object.assign(new Error('busy'), { response: { status: 409, data: BUSY } })
    const { result, times } = await play([busy, busy, busy, busy], { retries: 3 })
    expect(times).toEqual([0, 1, 3, 7])
    expect(result).toEqual({ status: 'rejected', reason: busy })
  })

  test('calls no more once its own wait would be longer than `maxWait`', async () => {
    const busy = Object.assign(new Error('busy'), { response: { status: 409, data: BUSY } })
    const { times } = await play([busy, busy, busy, busy, busy], { retries: 4, maxWait: 3 })
    expect(times).toEqual([0, 1, 3])
  })

  test('returns the last Response, unread, and calls three times by default', async () => {
    const last = respond(BUSY, 409)
    const { result, times } = await play([respond(BUSY, 409), respond(BUSY, 409), last])
    expect(result).toEqual({ status: 'fulfilled', value: last })
    expect(times).toHaveLength(3)
    expect(await last.json()).toEqual(BUSY)
  })

  test.each([
    ['a caller fault', respond(MISSING, 404)],
    ['an abort', new DOMException('The page is gone', 'AbortError')],
    ['an error of the page', new TypeError('x is not a function')],
    ['nothing', undefined],
    ['a wait that is too long', respond(BUSY, 409, { 'retry-after': '31' })],
  ])('does not retry after %s', async (_name, outcome) => {
    expect((await play([outcome])).times).toEqual([0])
  })

  test('retries after a network failure', async () => {
    const { result, times } = await play([new TypeError('Failed to fetch'), new Response('{}')])
    expect(result.status).toBe('fulfilled')
    expect(times).toEqual([0, 1])
  })

  test("retries after jQuery's jqXHR, which is a promise", async () => {
    const busy = { readyState: 4, status: 409, statusText: 'error', responseText: JSON.stringify(BUSY) }
    const { times } = await play([createJqXhr(busy), new Response('{}')])
    expect(times).toEqual([0, 7])
  })

  test('waits longer if the page allows it', async () => {
    const busy = respond(BUSY, 409, { 'retry-after': '31' })
    expect((await play([busy, new Response('')], { maxWait: 60 })).times).toEqual([0, 31])
  })

  test('counts down, with the error', async () => {
    const onTick = jest.fn()
    await play([respond(BUSY, 409, { 'retry-after': '2' }), new Response('{}')], { onTick })
    const error = expect.objectContaining({ code: 'RequestConflict', message: BUSY.message })
    expect(onTick.mock.calls).toEqual([
      [2, error],
      [1, error],
      [0, error],
    ])
  })

  test('stops waiting when the signal fires, with its reason', async () => {
    const controller = new AbortController()
    const onTick = () => controller.abort('the page is gone')
    const { result, times } = await play([respond(BUSY, 409)], { signal: controller.signal, onTick })
    expect(result).toEqual({ status: 'rejected', reason: 'the page is gone' })
    expect(times).toEqual([0])
  })

  test('does not call at all if the signal has fired', async () => {
    const call = jest.fn()
    await expect(retry(call, { signal: AbortSignal.abort('gone') })).rejects.toBe('gone')
    expect(call).not.toHaveBeenCalled()
  })

  test('gives the call the signal and its number', async () => {
    const { signal } = new AbortController()
    expect(await retry((context) => context, { signal })).toEqual({ signal, attempt: 1 })
  })

  test('rejects if the call throws instead of rejecting', async () => {
    const thrown = new Error('x')
    await expect(
      retry(() => {
        throw thrown
      }),
    ).rejects.toBe(thrown)
  })
})

describe('countdown', () => {
  const ticksOf = async (seconds: number) => {
    const ticks: [number, number][] = []
    const started = Date.now()
    const done = countdown(seconds, { onTick: (left) => ticks.push([left, Date.now() - started]) })
    await jest.runAllTimersAsync()
    await done
    return ticks
  }

  test.each([
    [3, [[3, 0], [2, 1000], [1, 2000], [0, 3000]]], // biome-ignore format: a row each
    [1.5, [[2, 0], [1, 500], [0, 1500]]], // biome-ignore format: a row each
    [0, [[0, 0]]],
    [-1, [[0, 0]]],
    [Number.NaN, [[0, 0]]],
  ])('of %d seconds ticks %j', async (seconds, ticks) => {
    expect(await ticksOf(seconds)).toEqual(ticks)
  })

  test('catches up with the seconds that a throttled tab has slept through', async () => {
    const ticks: number[] = []
    const now = jest.spyOn(performance, 'now').mockReturnValue(0)
    const done = countdown(10, { onTick: (left) => ticks.push(left) })
    now.mockReturnValue(10_000)
    const started = Date.now()
    await jest.runAllTimersAsync()
    await done
    now.mockRestore()
    expect(ticks).toEqual([10, 0])
    expect(Date.now() - started).toBeLessThan(1100)
  })

  test('is over as soon as a tab wakes whose timers run once a minute', async () => {
    const ticks: [number, number][] = []
    let now = 0
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now)
    const done = countdown(90, { onTick: (left) => ticks.push([left, now / 1000]) })
    for (now = 60_000; jest.getTimerCount() > 0; now += 60_000) await jest.runOnlyPendingTimersAsync()
    await done
    clock.mockRestore()
    expect(ticks).toEqual([[90, 0], [30, 60], [0, 120]]) // biome-ignore format: a row each
  })

  test('leaves no timer and no listener behind', async () => {
    const { signal } = new AbortController()
    const remove = jest.spyOn(signal, 'removeEventListener')
    const add = jest.spyOn(signal, 'addEventListener')
    const done = countdown(2, { signal })
    await jest.runAllTimersAsync()
    await done
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length)
    const controller = new AbortController()
    const aborted = countdown(100, { signal: controller.signal })
    controller.abort()
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
    expect(jest.getTimerCount()).toBe(0)
  })
})
