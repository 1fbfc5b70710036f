import { channel } from 'node:diagnostics_channel'
import { subscribeTo } from '../src/host.ts'
import { CHANNELS } from '../src/index.ts'

test.each(['error', 'unknownCode', 'call'] as const)(
  'hears each record of the channel %s and nothing else, until it is stopped',
  (name) => {
    const heard = jest.fn()
    const stop = subscribeTo(name, heard)
    const record = { code: 'MediaNotFound' }
    for (const each of Object.values(CHANNELS)) channel(each).publish({ other: each })
    channel(CHANNELS[name]).publish(record)
    channel(CHANNELS[name]).publish('no record')
    expect(heard.mock.calls).toEqual([[{ other: CHANNELS[name] }], [record]])
    stop()
    channel(CHANNELS[name]).publish(record)
    expect(heard).toHaveBeenCalledTimes(2)
    expect(channel(CHANNELS[name]).hasSubscribers).toBe(false)
  },
)

test('a listener that throws costs one line on stderr, and hears the next record all the same', () => {
  const stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  const heard = jest.fn(() => {
    throw new Error('listener')
  })
  const stop = subscribeTo('error', heard)
  channel(CHANNELS.error).publish({})
  channel(CHANNELS.error).publish({})
  stop()
  expect(heard).toHaveBeenCalledTimes(2)
  expect(stderr.mock.calls).toEqual([
    [expect.stringContaining('the hook on vod-errors:error failed: Error: listener')],
  ])
  stderr.mockRestore()
})

test('a listener that rejects costs one line on stderr', async () => {
  const stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  const unhandled = jest.fn()
  process.on('unhandledRejection', unhandled)
  const stop = subscribeTo('error', async () => {
    throw new Error('late')
  })
  channel(CHANNELS.error).publish({})
  channel(CHANNELS.error).publish({})
  stop()
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
  expect(stderr.mock.calls).toEqual([
    [expect.stringContaining('the hook on vod-errors:error failed: Error: late')],
  ])
  stderr.mockRestore()
})

test.each<[string, () => unknown]>([
  ['nothing', () => undefined],
  ['a number, as push does', () => [].length],
  ['a promise', async () => 'done'],
])('what a listener returns does not matter: %s', async (_name, returned) => {
  const stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  const stop = subscribeTo('call', () => Reflect.apply(returned, undefined, []))
  channel(CHANNELS.call).publish({})
  stop()
  await new Promise((resolve) => setImmediate(resolve))
  expect(stderr).not.toHaveBeenCalled()
  stderr.mockRestore()
})
