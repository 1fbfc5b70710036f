import { channel } from 'node:diagnostics_channel'
import { subscribeTo } from '../../src/host.ts'
import { CHANNELS } from '../../src/index.ts'

test.each(['error', 'unknownCode', 'call'] as const)(
  'passes each record of the channel %s, and nothing else, until it unsubscribes',
  (name) => {
    const received = jest.fn()
    // Of test files that ran in this process before.
    const hadSubscribers = channel(CHANNELS[name]).hasSubscribers
    const stop = subscribeTo(name, received)
    const record = { code: 'MediaNotFound' }
    for (const each of Object.values(CHANNELS)) channel(each).publish({ other: each })
    channel(CHANNELS[name]).publish(record)
    channel(CHANNELS[name]).publish('no record')
    expect(received.mock.calls).toEqual([[{ other: CHANNELS[name] }], [record]])
    stop()
    channel(CHANNELS[name]).publish(record)
    expect(received).toHaveBeenCalledTimes(2)
    expect(channel(CHANNELS[name]).hasSubscribers).toBe(hadSubscribers)
  },
)

test('prints one warning for a listener that throws, and still passes it the next record', () => {
  const stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  const received = jest.fn(() => {
    throw new Error('listener')
  })
  const stop = subscribeTo('error', received)
  channel(CHANNELS.error).publish({})
  channel(CHANNELS.error).publish({})
  stop()
  expect(received).toHaveBeenCalledTimes(2)
  expect(stderr.mock.calls).toEqual([
    [expect.stringContaining('the hook on vod-errors:error failed: Error: listener')],
  ])
  stderr.mockRestore()
})

test('prints one warning for a listener that rejects', async () => {
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
])('ignores what a listener returns: %s', async (_name, returned) => {
  const stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
  const stop = subscribeTo('call', () => Reflect.apply(returned, undefined, []))
  channel(CHANNELS.call).publish({})
  stop()
  await new Promise((resolve) => setImmediate(resolve))
  expect(stderr).not.toHaveBeenCalled()
  stderr.mockRestore()
})
