import { createResponder, type IncomingRequest } from '../src/host.ts'
import { VodError, type VodErrorHandlerOptions } from '../src/index.ts'
import { ADAPTER, canForward, REQUEST, REQUEST_ID } from './adapter.ts'

export const NOT_FOUND = new VodError({ upstreamCode: 'MediaNotFound', requestId: REQUEST_ID })
export const TIMEOUT = new VodError({ syntheticCode: 'UpstreamTimeout' })

/** Options like those of a team that does not use types. */
export const untyped = (options: object): VodErrorHandlerOptions => ({ ...options })

/** Responds to a thrown value; fails the test if it is forwarded. */
export async function respond(
  thrown: unknown,
  options: VodErrorHandlerOptions = {},
  request: Partial<IncomingRequest> = {},
) {
  const emit = jest.fn()
  const responder = createResponder({ ...ADAPTER, emit }, { logger: false, ...options })
  const response = await responder.respond(thrown, { ...REQUEST, ...request }, canForward)
  if (!response) throw new Error('forwarded')
  const error: Error = emit.mock.calls[0]?.[0]
  return { response, error, isStale: responder.isStale, body: JSON.parse(response.body) }
}
