import type { Agent } from 'node:http'
import { expected } from '../../expected.ts'
import { isInteger, read } from '../../read-unknown.ts'

/** How the HTTP requests of a wrapped SDK client are sent. */
export interface TransportOptions {
  /**
   * `'sdk'` leaves the sending to the SDK: no certificate is verified, a timeout leaves the socket open, and some
   * responses end the process. Left out, `wrapVodClient` sends the requests that the SDK signs.
   */
  readonly transport?: 'sdk' | undefined
  /**
   * The agent of node's `http` or `https` that opens the connections, for a private CA, a proxy or another bound. Left out,
   * all wrapped clients share one that keeps connections alive and opens at most 128 to a host; tunnels through the SDK's
   * `config.proxy` are kept alive, too, without a limit. Takes precedence over `config.proxy`.
   */
  readonly agent?: Agent | undefined
  /**
   * How many bytes of a successful response are read into memory, at least 1; 10 MiB if left out. A longer one is an
   * `UpstreamInvalidResponse`. An `outputStream` takes any number. Error responses are cut after 64 KiB.
   */
  readonly maxResponseBytes?: number | undefined
}

/** The names of {@link TransportOptions}. */
export const TRANSPORT_OPTIONS: readonly (keyof TransportOptions)[] = [
  'transport',
  'agent',
  'maxResponseBytes',
]

/**
 * Checks the options of the transport.
 *
 * @throws {TypeError} that names the option, and what to write instead.
 */
export function checkTransportOptions({ transport, agent, maxResponseBytes }: TransportOptions): void {
  if (transport !== undefined && transport !== 'sdk')
    throw expected('transport', "'sdk', or left out", transport)
  if (agent !== undefined && typeof read(agent, 'addRequest') !== 'function') {
    throw expected('agent', 'an agent of node, such as new https.Agent({ ca, keepAlive: true })', agent)
  }
  const isCount = isInteger(maxResponseBytes) && maxResponseBytes >= 1
  if (maxResponseBytes !== undefined && !isCount) {
    throw expected('maxResponseBytes', 'an integer of at least 1', maxResponseBytes)
  }
  const unused = agent ?? maxResponseBytes
  if (transport === 'sdk' && unused !== undefined) {
    throw expected(agent ? 'agent' : 'maxResponseBytes', "left out where transport is 'sdk'", unused)
  }
}
