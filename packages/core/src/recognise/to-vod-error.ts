import type { VodFacts } from '../error/classify.ts'
import { isVodError, VodError } from '../error/vod-error.ts'
import { read, readPath, readString } from '../probe.ts'
import { isRequestId } from '../request-id.ts'
import { SHAPES, type Shape } from './shapes.ts'
import { readWireBody, type WireBody } from './wire-body.ts'

/** How many values deep a chain of causes is followed. Chains of real programs are 2 or 3 deep. */
const MAX_CAUSES = 10

/**
 * Makes a VodError of a thrown value, or returns `undefined`: not VOD's. The rules, in order:
 *
 * 1. A VodError is itself, so that recognising twice changes nothing.
 * 2. A VodError of another copy of the package is read for its facts.
 * 3. A rejection of Baidu's SDKs is VOD's by its shape: `status_code` and `message`, and no Error.
 * 4. An AxiosError is VOD's if its answer proves it: the documented body with a request id, or the header
 *    `x-bce-request-id`. Its own `code` (`ERR_BAD_REQUEST`) is not VOD's.
 * 5. Any other value is VOD's if it is the documented body, parsed or as JSON text: request id, code and message
 *    together. An Error that merely carries a code is not: other clouds and http-errors look like that.
 * 6. Otherwise the same is asked of its `cause`, at most ten deep.
 *
 * The thrown value is the `cause` of the VodError, always. Never throws, and never writes on its input.
 */
export function toVodError(thrown: unknown): VodError | undefined {
  if (VodError.isGenuine(thrown)) return thrown
  let value = thrown
  for (let depth = 0; depth <= MAX_CAUSES && value != null; depth++) {
    const facts = recognise(value)
    if (facts) return new VodError({ ...facts, cause: thrown })
    value = read(value, 'cause')
  }
  return undefined
}

function recognise(value: unknown): VodFacts | undefined {
  if (isVodError(value)) return factsOfVodError(value)
  const shape = SHAPES.find(({ matches }) => matches(value))
  return shape && factsOfShape(value, shape)
}

function factsOfVodError(error: unknown): VodFacts {
  return {
    upstreamCode: readString(error, 'upstreamCode'),
    upstreamStatus: readStatus(error, ['upstreamStatus']),
    requestId: readString(error, 'requestId'),
    message: readString(error, 'message'),
  }
}

function factsOfShape(value: unknown, shape: Shape): VodFacts | undefined {
  const wire = readBody(value, shape)
  const header = shape.headers && read(readPath(value, shape.headers), 'x-bce-request-id')
  const requestId = wire?.requestId ?? (isRequestId(header) ? header : undefined)
  const isProven = shape.proof === 'shape' || isDocumentedBody(wire) || isRequestId(header)
  if (!isProven) return undefined
  const upstreamStatus = shape.status && readStatus(value, shape.status)
  return {
    upstreamCode: wire?.code,
    upstreamStatus,
    requestId,
    message: wire ? wire.message : unreadable(upstreamStatus),
  }
}

function readBody(value: unknown, { bodies }: Shape): WireBody | undefined {
  for (const path of bodies) {
    const wire = readWireBody(readPath(value, path))
    if (wire) return wire
  }
  return undefined
}

function isDocumentedBody(wire: WireBody | undefined): boolean {
  return wire?.requestId !== undefined && wire.message !== undefined
}

function readStatus(value: unknown, path: readonly string[]): number | undefined {
  const status = readPath(value, path)
  return typeof status === 'number' && Number.isInteger(status) ? status : undefined
}

function unreadable(upstreamStatus: number | undefined): string {
  return `VOD answered ${upstreamStatus ?? 'a call'} without a code that could be read`
}
