import { spawnSync } from 'node:child_process'
import { hasSubscribers } from 'node:diagnostics_channel'
import { EventEmitter, once } from 'node:events'
import { join } from 'node:path'
import { CHANNELS, isVodError, VodError } from '@vod-errors/core'
import { createVodEmulator } from '@vod-errors/emulator'
import type { AppCode } from '@vod-errors/express'
import { close, listen, urlOf } from '@vod-errors/testing/listen'
import { scrape, startMetrics } from '../src/alerts.ts'
import { openVod } from '../src/axios.ts'
import { getMedia } from '../src/fetch.ts'
import { reportTo } from '../src/report-errors.ts'

const emulator = createVodEmulator()
beforeAll(() => emulator.start())
afterAll(() => emulator.stop())

test('fetch rejects with a VodError that has VOD’s id', async () => {
  emulator.failNext({ transport: 'html' })
  const failure = await getMedia(emulator.endpoint, 'mda-1', {}).catch((error) => error)
  expect(isVodError(failure)).toBe(true)
  expect(failure).toMatchObject({ code: 'UpstreamInvalidResponse', operation: 'getMedia' })
  emulator.failNext({ code: 'MediaNotFound', params: { mediaId: 'mda-1' } })
  const missing = await getMedia(emulator.endpoint, 'mda-1', {}).catch((error) => error)
  expect(missing).toMatchObject({ code: 'MediaNotFound', requestId: emulator.requests.at(-1)?.requestId })
})

test('axios rejects with a VodError', async () => {
  const vod = openVod(emulator.endpoint, {})
  emulator.failNext({ code: 'MediaNotFound', params: { mediaId: 'mda-1' } })
  await expect(vod.get('/v2/medias/mda-1')).rejects.toMatchObject({ code: 'MediaNotFound', operation: 'get' })
})

test('axios closes the connection of a call that hangs', async () => {
  const leaving = new EventEmitter()
  const left = once(leaving, 'left')
  const server = await listen(({ socket }) => socket.once('close', () => leaving.emit('left')))
  const call = openVod(urlOf(server), {}).get('/v2/medias/mda-1')
  await expect(call).rejects.toMatchObject({ code: 'UpstreamTimeout' })
  await left
  await close(server)
})

test('the metrics are there to be scraped, until they are ended', async () => {
  const stop = startMetrics()
  expect(await scrape()).toContain('vod_errors_total')
  expect(Object.values(CHANNELS).filter(hasSubscribers)).not.toEqual([])
  stop()
  expect(Object.values(CHANNELS).filter(hasSubscribers)).toEqual([])
})

test('the compiler knows a code that is declared for the adapter', () => {
  const declared: AppCode = 'QuotaUsedUp'
  // @ts-expect-error not declared
  const undeclared: AppCode = 'QuotaUsdUp'
  expect(declared).not.toBe(undeclared)
})

test('a tracker gets errors that somebody must act on, without their causes', () => {
  const captureException = jest.fn()
  const onError = reportTo({ captureException })
  for (const upstreamCode of ['MediaNotFound', 'AccessDenied']) {
    const error = new VodError({ upstreamCode, cause: new Error('secret') })
    onError?.({ error, record: Object.create(null), context: Object.create(null) })
  }
  expect(captureException).toHaveBeenCalledTimes(1)
  const [reported] = captureException.mock.calls[0]
  expect(reported).toMatchObject({ code: 'AccessDenied' })
  expect(reported.cause).toBeUndefined()
})

test('a worker posts the whole error', async () => {
  const postMessage = jest.fn()
  jest.doMock('node:worker_threads', () => ({ parentPort: { postMessage } }))
  const { post } = jest.requireActual<typeof import('../src/worker.ts')>('../src/worker.ts')
  const error = new VodError({ upstreamCode: 'MediaNotFound', requestId: 'id-1' })
  await post(() => Promise.reject(error))
  await post(() => Promise.resolve(7))
  expect(postMessage.mock.calls).toEqual([[{ error: error.toJSON() }], [{ result: 7 }]])
})

test('a call is tried again while that can help', () => {
  const args = ['--import', 'tsx', join(__dirname, 'run-retry.ts')]
  const { stdout } = spawnSync(process.execPath, args, { cwd: __dirname, encoding: 'utf8', timeout: 20_000 })
  expect(stdout).toBe('an answer after 3 tries')
}, 30_000)
