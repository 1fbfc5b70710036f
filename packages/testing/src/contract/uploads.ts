import { once } from 'node:events'
import { createServer, type IncomingMessage, request as startRequest } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { isVodError, type LogRecord, vodCall } from '@vod-errors/core'
import { subscribeTo } from '@vod-errors/core/host'
import { sendAndLeave } from '../exchange-bytes.ts'
import { close, listen, urlOf } from '../listen.ts'
import { settled } from '../turns.ts'
import type { Harness } from './harness.ts'

/** Passes the browser's request body on to an upstream at this URL. Rejects once the browser has left. */
type PassOn = (req: IncomingMessage, url: string) => Promise<unknown>

/** How a route passes an upload on to the upstream, without a signal. */
const PASSED_ON: Readonly<Record<string, PassOn>> = {
  'the body of fetch': (body, url) => fetch(url, { method: 'PUT', body, duplex: 'half' }),
  'a pipeline': (req, url) => pipeline(req, startRequest(url, { method: 'PUT' })),
  'a pipe, until the upstream request times out': (req, url) =>
    new Promise((_resolve, reject) => {
      const outgoing = req.pipe(startRequest(url, { method: 'PUT' }).on('error', reject))
      const timeout = Object.assign(new Error('late'), { code: 'ETIMEDOUT' })
      req.once('close', () => outgoing.destroy(timeout))
    }),
}

/** What a route does with an upload instead. */
const READ: Readonly<Record<string, PassOn>> = {
  'a buffer': async (req) => {
    for await (const chunk of req) expect(chunk).toBeDefined()
  },
  'nothing, and the connection to VOD is lost': async (req) => {
    await once(req.resume(), 'close')
    throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  },
}

const HEAD = 'POST /route HTTP/1.1\r\nhost: x\r\ncontent-length:'

/** Browsers that leave in the middle of an upload. */
export function describeUploads(harness: Harness): void {
  describe('reports nothing if the browser leaves in the middle of an upload', () => {
    test.each(Object.entries({ ...PASSED_ON, ...READ }))('passed on as %s', async (_name, passOn) => {
      const { records, rejected } = await upload(harness, passOn, `${HEAD} 9\r\n\r\nhalf`)
      expect(rejected).toBe(true)
      expect([...records, ...harness.ownStderr(), ...harness.forwarded()]).toEqual([])
    })

    test('nor the error of the body itself, even with `unhandled: respond`', async () => {
      const server = await harness.serve((req) => READ['a buffer']?.(req, ''), {
        options: { unhandled: 'respond' },
      })
      await sendAndLeave(server, `${HEAD} 9\r\n\r\nhalf`)
      expect(harness.ownStderr()).toEqual([])
    })
  })

  test('reports a lost connection if the browser leaves after the whole upload', async () => {
    const lose: PassOn = async (req) => {
      await once(req.resume().socket, 'close')
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
    }
    const { records } = await upload(harness, lose, `${HEAD} 4\r\n\r\nfull`)
    expect(records.map(({ code }) => code)).toEqual(['UpstreamUnreachable'])
    expect(harness.ownStderr()).toHaveLength(1)
  })
}

/** Uploads to a route that passes the body on, leaves when that has begun, and returns what was reported. */
async function upload(harness: Harness, passOn: PassOn, head: string) {
  const upstream = await listen(createServer((req) => void req.on('error', () => {}).resume()))
  const arrived = once(upstream, 'request')
  const records: LogRecord[] = []
  const stop = subscribeTo('error', (record) => records.push(record))
  let outcome: Promise<unknown> | undefined
  const server = await harness.serve((req) => {
    const call = vodCall(() => passOn(req, urlOf(upstream)))
    outcome = call.catch((thrown: unknown) => thrown)
    return call
  })
  await sendAndLeave(server, head, Object.values(PASSED_ON).includes(passOn) ? arrived : undefined)
  const rejected = isVodError(await outcome)
  await settled()
  stop()
  await close(upstream)
  return { records, rejected }
}
