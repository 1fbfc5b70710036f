import { Readable } from 'node:stream'
import { type Deadline, startDeadline } from '../deadline.ts'
import type { VodCallOptions } from '../run-call.ts'
import { type Clock, createClock } from './clock.ts'
import { connectionFor } from './connections.ts'
import { isSdkClient, type SdkCall, type SdkClient } from './sdk-client.ts'
import { readSdkResult, type SdkResult } from './sdk-result.ts'
import { sendRequest } from './send-request.ts'
import { signRequest } from './sign-request.ts'
import type { TransportOptions } from './transport-options.ts'
import { v1MethodsOf } from './v1-methods.ts'

/** What the transport of a client is made with. The timeout is that of each request, from its signature to its last byte. */
type TransportSettings = Pick<VodCallOptions, 'timeout' | 'signal'> & TransportOptions

const MAX_BYTES = 10 * 1_048_576

/**
 * Gives a client of Baidu's SDKs a transport of ours: a view on the client whose methods send through it. The client and
 * its classes stay as they are. The SDK makes and signs each request and gives its result; what differs is the way:
 *
 * - certificates are verified;
 * - a timeout and a signal end the request at any stage, and close its connection;
 * - connections are kept alive, and are bounded in number, except for tunnels through a proxy;
 * - no response throws outside the promise, and none is read without a bound;
 * - the clock that VOD corrects is this client's, not that of the process.
 *
 * Returns any other client as it is, and one that sends in a way of its own: see {@link isSdkClient}.
 */
export function withTransport(client: object, settings: TransportSettings): object {
  return isSdkClient(client) ? createView(client, settings, createClock()) : client
}

function createView(client: SdkClient, settings: TransportSettings, clock: Clock): SdkClient {
  const methods = v1MethodsOf(client, (subClient) =>
    isSdkClient(subClient) ? createView(subClient, settings, clock) : subClient,
  )
  const sendHTTPRequest = (...[method, resource, args, config]: SendInput) =>
    send({ method, resource, args, config }, { client: view, settings, clock })
  const view: SdkClient = new Proxy(client, {
    get(target, key) {
      if (key === 'sendHTTPRequest') return sendHTTPRequest
      // What `createSignature` of @baiducloud/sdk adds to the time; its own is shared by the whole process.
      if (key === 'timeOffset') return clock.offset
      const value: unknown = Reflect.get(target, key)
      return methods.get(value) ?? value
    },
    // Otherwise a setter would see the view for `this`.
    set: (target, key, value) => Reflect.set(target, key, value),
  })
  return view
}

/** What the SDK gives its `sendHTTPRequest`. */
type SendInput = [SdkCall['method'], SdkCall['resource'], SdkCall['args'], SdkCall['config']]

interface Sender {
  readonly client: SdkClient
  readonly settings: TransportSettings
  readonly clock: Clock
}

/** Sends a call, and once more if VOD refused it because our clock was wrong. Both within one timeout. */
async function send(call: SdkCall, sender: Sender): Promise<SdkResult> {
  const deadline = startDeadline(sender.settings)
  try {
    return await sendOnce(call, sender, deadline)
  } catch (rejection) {
    const isRepeatable = isOwnEndpoint(call, sender) && !(call.args.body instanceof Readable)
    if (!isRepeatable || !sender.clock.learnFrom(rejection)) throw rejection
    return await sendOnce(call, sender, deadline)
  } finally {
    deadline?.stop()
  }
}

async function sendOnce(
  call: SdkCall,
  { client, settings }: Sender,
  deadline: Deadline | undefined,
): Promise<SdkResult> {
  const { agent, maxResponseBytes = MAX_BYTES } = settings
  const signal = deadline?.signal
  try {
    const request = await signRequest(client, call)
    signal?.throwIfAborted()
    const response = await sendRequest(request, connectionFor(request, call.config, agent), signal)
    const { outputStream } = call.args
    return await readSdkResult(response, { outputStream, maxResponseBytes, host: request.url.hostname })
  } catch (error) {
    // Closing the connection makes a different error at each stage.
    throw signal?.aborted ? signal.reason : error
  }
}

/** Trusts a date only from the client's own endpoint. */
function isOwnEndpoint({ resource, config }: SdkCall, { client }: Sender): boolean {
  return resource.startsWith('/') && config.endpoint === client.config.endpoint
}
