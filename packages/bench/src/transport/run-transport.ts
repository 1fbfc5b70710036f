import { once } from 'node:events'
import { createServer } from 'node:http'
import { makeCertificate, openFront, portOf } from '@vod-errors/testing'
import { runProgram } from '../measure/run-program.ts'
import { ratios, type Summary, summarize } from '../measure/statistics.ts'
import { CONTENDERS } from './contenders.ts'
import { SITUATIONS, type Situation } from './situations.ts'

/** One way to VOD in one situation. */
export interface TransportRow {
  /** `HTTPS, 10 ms away, 64 at once`. */
  readonly situation: string
  readonly contender: string
  readonly callsPerSecond: Summary
  /** To the bare SDK, round by round. */
  readonly ratio: Summary
}

const MILLISECONDS = 400
const ROUNDS = 5
const MEDIA = JSON.stringify({ mediaId: 'mda-1', status: 'PUBLISHED', attributes: { title: 'A title' } })

/**
 * Times successful calls of the SDK: bare, wrapped, and with our transport. VOD is a server in this process that answers
 * at once; the round trip is added by a front that holds bytes back.
 *
 * @throws {Error} if a process fails.
 */
export async function runTransport(isPinned: boolean): Promise<readonly TransportRow[]> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(MEDIA)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const tls = await makeCertificate()
  const rows: TransportRow[] = []
  for (const situation of SITUATIONS) {
    const vod = { endpoint: `http://127.0.0.1:${portOf(server)}`, tls }
    rows.push(...(await measure(situation, vod, isPinned)))
  }
  server.closeAllConnections()
  server.close()
  return rows
}

interface Vod {
  readonly endpoint: string
  readonly tls: { readonly key: string; readonly cert: string }
}

async function measure(
  situation: Situation,
  { endpoint, tls }: Vod,
  isPinned: boolean,
): Promise<TransportRow[]> {
  const { name, isSecure, roundTrip, atOnce } = situation
  const near = await openFront({ endpoint, ...(isSecure && { tls }) })
  // In front of TLS, so that the round trips of its handshake count.
  const far = await openFront({ endpoint: near.endpoint, roundTrip })
  const args = [far.endpoint, String(atOnce), String(MILLISECONDS), String(ROUNDS)]
  process.env['BENCH_CA'] = tls.cert
  const speeds: Record<string, number[]> = Object(await runProgram('transport', { isPinned, args }))
  await Promise.all([far.stop(), near.stop()])
  const base = speeds[CONTENDERS.bare] ?? []
  return Object.entries(speeds).map(([contender, rounds]) => ({
    situation: name,
    contender,
    callsPerSecond: summarize(rounds),
    ratio: summarize(ratios(rounds, base)),
  }))
}
